package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.benchmarks.decoding.MarkedMentions.Marked;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.Passage;
import io.conceptlinker.link.RankingExamples;
import io.conceptlinker.link.RankingExamples.Example;
import io.conceptlinker.link.Span;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.lm.find.FoundMention;
import io.conceptlinker.link.lm.find.MentionFinder;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.ModelScores;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import io.conceptlinker.torch.TorchThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How fast are models of different families, and how often right? All of them on PyTorch, one
 * thread, in turns, the mentions of a document asked together: which of the candidates of look-ups
 * a mention denotes, and which concept of the whole knowledge base. Spans are given; nothing is
 * asked but the model. A model that reads passages reads them where candidates are weighed, and
 * knows them where it decodes, as in the linker; the others read each prompt twice. Of a model that
 * finds mentions, also which it finds.
 */
public final class FamiliesBenchmark {
  private static final int ROUNDS = 3;

  /** Mentions that are found count from such a probability on. */
  private static final double[] LEAST = {0, 0.8, 0.9, 0.95};

  /** The mentions of a document that have candidates, and what is right for each. */
  private record Asking(Marked document, List<Asked> mentions, List<Set<Integer>> right) {}

  /** What is measured of a model. */
  private record Contender(KnowledgeBase kb, NameTrie names, ModelDirectory directory) {
    String name() {
      return directory.path().getFileName()
          + ", "
          + directory.shape().getClass().getSimpleName()
          + String.format(Locale.ROOT, ", %.1f million", directory.shape().parameters() / 1e6);
    }

    LanguageModel load() throws IOException {
      return TorchModel.load(directory.path(), TorchOptions.cpu(directory.longest()));
    }

    PromptWriter prompts() {
      return new PromptWriter(directory.tokenizer(), directory.prompt());
    }
  }

  /** A run over all documents. */
  private record Run(double perSecond, int right) {}

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Asking> documents;
  private final int mentions;

  private FamiliesBenchmark(List<Asking> documents) {
    this.documents = documents;
    this.mentions = documents.stream().mapToInt(document -> document.mentions().size()).sum();
  }

  /** Arguments: the bundle, PubTator, a type or nothing, most mentions, and the models. */
  public static void main(String[] arguments) throws IOException {
    TorchThreads.use(1);
    List<NameTrie> opened = new ArrayList<>();
    List<Contender> contenders = new ArrayList<>();
    try (KnowledgeBase kb = KnowledgeBase.open(Path.of(arguments[0]))) {
      for (String model : Arrays.asList(arguments).subList(4, arguments.length)) {
        ModelDirectory directory = ModelDirectory.open(Path.of(model));
        Path trie = NameTrie.pathBeside(kb.path(), directory.names());
        if (!Files.exists(trie)) {
          NameTrieWriter.write(trie, kb, directory.names());
        }
        NameTrie names = directory.openNames(kb);
        opened.add(names);
        contenders.add(new Contender(kb, names, directory));
      }
      new FamiliesBenchmark(
              documents(kb, arguments[1], arguments[2], Integer.parseInt(arguments[3])))
          .measure(contenders);
    } finally {
      opened.forEach(NameTrie::close);
    }
  }

  private static List<Asking> documents(KnowledgeBase kb, String file, String type, int most)
      throws IOException {
    RankingExamples examples = new RankingExamples(kb);
    List<Asking> documents = new ArrayList<>();
    for (Marked document : MarkedMentions.read(kb, file, type, most)) {
      List<Asked> asked = new ArrayList<>();
      List<Set<Integer>> right = new ArrayList<>();
      List<Optional<Example>> found = examples.of(document.request(), document.spans());
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).isPresent()) {
          asked.add(found.get(i).get().second().asked());
          right.add(document.right().get(i));
        }
      }
      if (!asked.isEmpty()) {
        documents.add(new Asking(document, asked, right));
      }
    }
    return documents;
  }

  private void measure(List<Contender> contenders) throws IOException {
    System.out.printf(Locale.ROOT, "%d mentions of %d documents%n", mentions, documents.size());
    List<List<Run>> candidates = new ArrayList<>();
    List<List<Run>> decoded = new ArrayList<>();
    contenders.forEach(
        contender -> {
          candidates.add(new ArrayList<>());
          decoded.add(new ArrayList<>());
        });
    for (int round = -1; round < ROUNDS; round++) {
      for (int i = 0; i < contenders.size(); i++) {
        // A model that was just loaded has not read these documents yet.
        try (LanguageModel model = contenders.get(i).load()) {
          Run chosen = choose(contenders.get(i), model);
          Run named = decode(contenders.get(i), model);
          if (round >= 0) {
            candidates.get(i).add(chosen);
            decoded.get(i).add(named);
          }
        }
      }
    }
    for (int i = 0; i < contenders.size(); i++) {
      System.out.println(contenders.get(i).name());
      print("candidates weighed", candidates.get(i));
      print("decoded", decoded.get(i));
      PromptWriter prompts = contenders.get(i).prompts();
      try (LanguageModel model = contenders.get(i).load()) {
        model.tagger().ifPresent(tagger -> find(new MentionFinder(tagger, prompts)));
      }
    }
  }

  private void find(MentionFinder finder) {
    int[] found = new int[LEAST.length];
    int[] right = new int[LEAST.length];
    int marked = 0;
    for (Asking document : documents) {
      Set<Span> gold = new HashSet<>(document.document().spans());
      marked += gold.size();
      List<String> texts =
          document.document().request().passages().stream().map(Passage::text).toList();
      List<List<FoundMention>> all = finder.find(texts);
      for (int passage = 0; passage < texts.size(); passage++) {
        for (FoundMention mention : all.get(passage)) {
          boolean isMarked = gold.contains(new Span(passage, mention.start(), mention.end()));
          for (int i = 0; i < LEAST.length; i++) {
            found[i] += mention.probability() >= LEAST[i] ? 1 : 0;
            right[i] += isMarked && mention.probability() >= LEAST[i] ? 1 : 0;
          }
        }
      }
    }
    for (int i = 0; i < LEAST.length; i++) {
      System.out.printf(
          Locale.ROOT,
          "  mentions found with %.2f: precision %.1f %%, recall %.1f %%%n",
          LEAST[i],
          100.0 * right[i] / Math.max(1, found[i]),
          100.0 * right[i] / marked);
    }
  }

  private void print(String what, List<Run> runs) {
    runs.sort(Comparator.comparingDouble(Run::perSecond));
    Run median = runs.get(runs.size() / 2);
    System.out.printf(
        Locale.ROOT,
        "  %-18s %7.1f mentions in a second of processor time, %.2f %% right%n",
        what,
        median.perSecond(),
        100.0 * median.right() / mentions);
  }

  private Run choose(Contender contender, LanguageModel model) {
    CandidateModel asked = new CandidateModel(contender.kb(), model, contender.prompts());
    long began = threads.getCurrentThreadCpuTime();
    int right = 0;
    for (Asking document : documents) {
      List<ModelScores> scores = asked.score(document.mentions());
      for (int i = 0; i < scores.size(); i++) {
        double[] logProbs = scores.get(i).logProbs();
        int best =
            IntStream.range(0, logProbs.length)
                .boxed()
                .max(Comparator.comparingDouble(j -> logProbs[j]))
                .orElse(0);
        int concept = document.mentions().get(i).concepts()[best];
        right += document.right().get(i).contains(concept) ? 1 : 0;
      }
    }
    return new Run(mentions * 1e9 / (threads.getCurrentThreadCpuTime() - began), right);
  }

  private Run decode(Contender contender, LanguageModel model) {
    ConceptDecoder decoder = new ConceptDecoder(model, contender.prompts(), contender.names());
    long began = threads.getCurrentThreadCpuTime();
    int right = 0;
    for (Asking document : documents) {
      List<List<DecodedConcept>> decoded = decoder.decode(document.mentions(), Set.of());
      for (int i = 0; i < decoded.size(); i++) {
        Set<Integer> expected = document.right().get(i);
        right +=
            !decoded.get(i).isEmpty() && expected.contains(decoded.get(i).getFirst().concept())
                ? 1
                : 0;
      }
    }
    return new Run(mentions * 1e9 / (threads.getCurrentThreadCpuTime() - began), right);
  }
}

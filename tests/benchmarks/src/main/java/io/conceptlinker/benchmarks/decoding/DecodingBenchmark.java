package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.benchmarks.ProcessorTime;
import io.conceptlinker.benchmarks.decoding.MarkedMentions.Marked;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.RankingExamples;
import io.conceptlinker.link.RankingExamples.Example;
import io.conceptlinker.link.Span;
import io.conceptlinker.link.lm.CountingModel;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.lm.decode.DecodingRequest;
import io.conceptlinker.link.lm.decode.DecodingSpec;
import io.conceptlinker.link.lm.decode.GuidedDecoder;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.NameChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How many calls of the model does guided decoding take for a mention, beside plain constrained
 * beam search with three beams and a call for each token? And for how many mentions does it find
 * the right concept where look-ups do not? One run, one model, the same prompts.
 */
public final class DecodingBenchmark {
  private static final int BEAMS = 3;

  /** Candidates of look-ups, and names of each, that are guesses of what the model will say. */
  private static final int DRAFTED = 10;

  private static final int DRAFTED_NAMES = 2;

  private final KnowledgeBase kb;
  private final NameTrie names;
  private final PromptWriter prompts;
  private final CountingModel model;

  private DecodingBenchmark(
      KnowledgeBase kb, NameTrie names, PromptWriter prompts, CountingModel model) {
    this.kb = kb;
    this.names = names;
    this.prompts = prompts;
    this.model = model;
  }

  /** Arguments: the bundle, the model, PubTator or JSONL, and perhaps a type and most mentions. */
  public static void main(String[] arguments) throws IOException {
    ModelDirectory directory = ModelDirectory.open(Path.of(arguments[1]));
    String type = arguments.length > 3 ? arguments[3] : "";
    int most = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 1000;
    try (KnowledgeBase kb = KnowledgeBase.open(Path.of(arguments[0]));
        NameTrie names = directory.openNames(kb);
        LanguageModel graph =
            OnnxModel.load(directory.graph(), directory.shape(), directory.longest())) {
      PromptWriter prompts = new PromptWriter(directory.tokenizer(), directory.prompt());
      List<Marked> documents = MarkedMentions.read(kb, arguments[2], type, most);
      DecodingBenchmark benchmark =
          new DecodingBenchmark(kb, names, prompts, new CountingModel(graph));
      benchmark.candidates(documents);
      benchmark.calls(documents);
    }
  }

  private void candidates(List<Marked> documents) {
    RankingExamples looked = new RankingExamples(kb);
    RankingExamples decoded = new RankingExamples(kb, new ConceptDecoder(model, prompts, names));
    int mentions = 0;
    int inLooked = 0;
    int inBoth = 0;
    int asked = 0;
    long calls = model.calls();
    long rows = model.questions();
    for (Marked document : documents) {
      for (int i = 0; i < document.spans().size(); i++) {
        Set<Integer> right = document.right().get(i);
        List<Span> span = List.of(document.spans().get(i));
        Optional<Example> without = looked.of(document.request(), span).getFirst();
        long before = model.calls();
        Optional<Example> with = decoded.of(document.request(), span).getFirst();
        asked += model.calls() > before ? 1 : 0;
        if (!right.isEmpty()) {
          mentions++;
          inLooked += has(without, right);
          inBoth += has(with, right);
        }
      }
    }
    if (mentions > 0) {
      print("%d mentions with a concept of the knowledge base", mentions);
      print("  among the candidates that look-ups find: %.2f %%", 100.0 * inLooked / mentions);
      print("  among those that a model names, too:     %.2f %%", 100.0 * inBoth / mentions);
      print("  not found by look-ups: %d, then named: %d", mentions - inLooked, inBoth - inLooked);
    }
    print(
        "decoded for candidates: %d mentions, %.2f calls and %.1f rows each",
        asked,
        (double) (model.calls() - calls) / Math.max(1, asked),
        (double) (model.questions() - rows) / Math.max(1, asked));
  }

  private static int has(Optional<Example> example, Set<Integer> right) {
    return example.isPresent()
            && Arrays.stream(example.get().second().asked().concepts()).anyMatch(right::contains)
        ? 1
        : 0;
  }

  private void calls(List<Marked> documents) {
    RankingExamples looked = new RankingExamples(kb);
    List<Asked> mentions = new ArrayList<>();
    List<Set<Integer>> right = new ArrayList<>();
    for (Marked document : documents) {
      List<Optional<Example>> found = looked.of(document.request(), document.spans());
      for (int i = 0; i < found.size(); i++) {
        if (found.get(i).isPresent()) {
          mentions.add(found.get(i).get().second().asked());
          right.add(document.right().get(i));
        }
      }
    }
    int end = prompts.id(Markup.END);
    BeamSearch beams = new BeamSearch(model, names, end, BEAMS);
    print("%d mentions, the best concept of all %d names", mentions.size(), kb.nameCount());
    long plain = compare("beam search", mentions, right, mention -> beams.decode(prompt(mention)));
    GuidedDecoder decoder = new GuidedDecoder(model, names, end, DecodingSpec.QUICK);
    long guided =
        compare("guided", mentions, right, mention -> decode(decoder, mention, List.of()));
    long drafted = compare("guided, drafts", mentions, right, m -> decode(decoder, m, drafts(m)));
    print(
        "calls of beam search for one of guided decoding: %.2f, with drafts %.2f",
        (double) plain / guided, (double) plain / drafted);
  }

  private interface Search {
    List<Integer> best(Asked mention);
  }

  /** Returns the number of calls. */
  private long compare(String name, List<Asked> mentions, List<Set<Integer>> right, Search search) {
    ProcessorTime time = new ProcessorTime();
    long calls = model.calls();
    long rows = model.questions();
    int known = 0;
    int hits = 0;
    time.begin();
    for (int i = 0; i < mentions.size(); i++) {
      List<Integer> best = search.best(mentions.get(i));
      known += right.get(i).isEmpty() ? 0 : 1;
      hits += best.stream().limit(1).anyMatch(right.get(i)::contains) ? 1 : 0;
    }
    time.end(mentions.size());
    print(
        "  %-16s %6.2f calls, %6.2f rows a mention, %6.1f mentions a second of processor time%s",
        name,
        (double) (model.calls() - calls) / mentions.size(),
        (double) (model.questions() - rows) / mentions.size(),
        time.median(1),
        known == 0 ? "" : String.format(Locale.ROOT, ", right %.1f %%", 100.0 * hits / known));
    return model.calls() - calls;
  }

  private int[] prompt(Asked mention) {
    return prompts.inText(mention.text(), mention.start(), mention.end());
  }

  private List<Integer> decode(GuidedDecoder decoder, Asked mention, List<int[]> drafts) {
    DecodingRequest request = new DecodingRequest(prompt(mention), NameTrie.ALL_SECTIONS, drafts);
    return decoder.decode(List.of(request)).getFirst().concepts().stream()
        .map(DecodedConcept::concept)
        .toList();
  }

  private List<int[]> drafts(Asked mention) {
    String surface = mention.text().substring(mention.start(), mention.end());
    List<int[]> drafts = new ArrayList<>();
    for (int concept :
        Arrays.copyOf(mention.concepts(), Math.min(DRAFTED, mention.concepts().length))) {
      for (String name : NameChoice.nearest(kb, concept, surface, DRAFTED_NAMES)) {
        int[] answer = prompts.answer(name);
        drafts.add(Arrays.copyOf(answer, answer.length - 1));
      }
    }
    return drafts;
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}

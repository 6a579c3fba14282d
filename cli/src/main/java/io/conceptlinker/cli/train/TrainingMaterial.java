package io.conceptlinker.cli.train;

import io.conceptlinker.cli.corpus.ConceptReferences;
import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.cli.linker.ModelBackend;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.torch.TorchDevice;
import io.conceptlinker.train.AnnotatedMention;
import io.conceptlinker.train.AnnotatedPassage;
import io.conceptlinker.train.ChoiceMention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The knowledge bases and mentions of a run. The knowledge bases are closed with this. */
final class TrainingMaterial implements AutoCloseable {
  private final Map<String, KnowledgeBase> knowledgeBases = new LinkedHashMap<>();
  private final Map<String, List<AnnotatedMention>> mentions = new LinkedHashMap<>();
  private final Map<String, List<AnnotatedPassage>> passages = new LinkedHashMap<>();
  private final Map<String, List<ChoiceMention>> choices = new LinkedHashMap<>();

  private TrainingMaterial() {}

  /** Opens the knowledge bases of a run and reads the corpora that it uses. */
  static TrainingMaterial read(TrainingSpec spec, Terminal terminal) throws IOException {
    TrainingMaterial material = new TrainingMaterial();
    try {
      for (Map.Entry<String, TrainingSpec.Named> base : spec.knowledgeBases().entrySet()) {
        try (Step step = terminal.step("Knowledge base " + base.getKey())) {
          KnowledgeBase kb = KnowledgeBase.open(base.getValue().path());
          material.knowledgeBases.put(base.getKey(), kb);
          step.done(Numbers.of(kb.nameCount(), "name"));
        }
      }
      Set<String> used = new LinkedHashSet<>();
      spec.phases().forEach(phase -> used.addAll(phase.mentions().keySet()));
      used.addAll(spec.held().corpora());
      Map<String, ConceptReferences> references = new LinkedHashMap<>();
      Map<String, List<GoldDocument>> documents = new LinkedHashMap<>();
      for (String corpus : used) {
        try (Step step = terminal.step("Corpus " + corpus)) {
          String base = spec.corpus(corpus).knowledgeBase();
          KnowledgeBase kb = material.knowledgeBase(base);
          documents.put(
              corpus,
              spec.corpus(corpus)
                  .documents(references.computeIfAbsent(base, name -> new ConceptReferences(kb))));
          List<AnnotatedMention> read = mentions(corpus, base, kb, documents.get(corpus));
          material.mentions.put(corpus, read);
          if (isRead(spec, corpus)) {
            material.passages.put(corpus, new MentionReader(kb).passages(documents.get(corpus)));
          }
          step.done(Numbers.of(read.size(), "mention"));
        }
      }
      material.readChoices(spec, documents, terminal);
      return material;
    } catch (IOException | RuntimeException e) {
      material.close();
      throw e;
    }
  }

  private static boolean isRead(TrainingSpec spec, String corpus) {
    return spec.phases().stream()
        .anyMatch(phase -> phase.read().isPresent() && phase.mentions().containsKey(corpus));
  }

  private static List<AnnotatedMention> mentions(
      String corpus, String base, KnowledgeBase kb, List<GoldDocument> documents)
      throws DataException {
    List<AnnotatedMention> found = new MentionReader(kb).mentions(documents);
    if (found.isEmpty()) {
      throw new DataException(
          "corpus ["
              + corpus
              + "]: expected mentions of concepts of the knowledge base ["
              + base
              + "], found none; choose the one that its ids are of");
    }
    return found;
  }

  /** Candidates for corpora that choices are learnt from, and for those that are held. */
  private void readChoices(
      TrainingSpec spec, Map<String, List<GoldDocument>> documents, Terminal terminal)
      throws IOException {
    Optional<TrainingSpec.Named> model = spec.namingModel();
    if (model.isPresent()) {
      ModelDirectory directory = ModelDirectory.open(model.get().path());
      PromptWriter prompts = new PromptWriter(directory.tokenizer(), directory.prompt());
      try (LanguageModel asked = ModelBackend.open(directory, TorchDevice.CPU)) {
        CandidateDecoding decoding = new CandidateDecoding(directory, asked, prompts, true);
        readLearnt(spec, documents, Optional.of(decoding), terminal);
      }
    } else {
      readLearnt(spec, documents, Optional.empty(), terminal);
    }
    readHeld(spec, documents, terminal);
  }

  private void readLearnt(
      TrainingSpec spec,
      Map<String, List<GoldDocument>> documents,
      Optional<CandidateDecoding> decoding,
      Terminal terminal)
      throws IOException {
    Map<String, Integer> learnt = new LinkedHashMap<>();
    for (TrainingSpec.PhaseSpec phase : spec.phases()) {
      if (phase.contrast().isPresent()) {
        int most = phase.contrast().get().candidates();
        phase.mentions().keySet().forEach(corpus -> learnt.merge(corpus, most, Math::max));
      }
    }
    for (Map.Entry<String, Integer> corpus : learnt.entrySet()) {
      try (Step step = terminal.step("Candidates of " + corpus.getKey())) {
        choices.put(
            corpus.getKey(),
            candidates(spec, corpus.getKey(), corpus.getValue(), decoding)
                .outOfFold(documents.getOrDefault(corpus.getKey(), List.of())));
        step.done(decoding.isPresent() ? "what the model names among them" : "");
      }
    }
  }

  private void readHeld(
      TrainingSpec spec, Map<String, List<GoldDocument>> documents, Terminal terminal)
      throws IOException {
    for (String corpus : spec.held().candidates() > 0 ? spec.held().corpora() : List.<String>of()) {
      try (Step step = terminal.step("Candidates of " + corpus)) {
        List<GoldDocument> shuffled = new ArrayList<>(documents.getOrDefault(corpus, List.of()));
        Collections.shuffle(shuffled, new Random(spec.machine().seed()));
        int count = 0;
        int end = 0;
        while (end < shuffled.size() && count < spec.held().mentions()) {
          count += shuffled.get(end++).mentions().size();
        }
        choices.put(
            corpus,
            candidates(spec, corpus, spec.held().candidates(), Optional.empty())
                .held(training(spec, corpus, documents), shuffled.subList(0, end)));
        step.done();
      }
    }
  }

  private CandidateReader candidates(
      TrainingSpec spec, String corpus, int most, Optional<CandidateDecoding> decoding) {
    return new CandidateReader(knowledgeBase(spec.corpus(corpus).knowledgeBase()), most, decoding);
  }

  /** The documents that are learnt from and have the knowledge base of a corpus. */
  private static List<GoldDocument> training(
      TrainingSpec spec, String corpus, Map<String, List<GoldDocument>> documents) {
    List<GoldDocument> training = new ArrayList<>();
    for (Map.Entry<String, List<GoldDocument>> other : documents.entrySet()) {
      boolean learnt =
          spec.phases().stream().anyMatch(phase -> phase.mentions().containsKey(other.getKey()));
      String base = spec.corpus(other.getKey()).knowledgeBase();
      if (learnt && base.equals(spec.corpus(corpus).knowledgeBase())) {
        training.addAll(other.getValue());
      }
    }
    return training;
  }

  KnowledgeBase knowledgeBase(String name) {
    KnowledgeBase kb = knowledgeBases.get(name);
    if (kb == null) {
      throw new IllegalArgumentException(
          "knowledge base [" + name + "]: expected one of " + knowledgeBases.keySet());
    }
    return kb;
  }

  /** All of them, in the order of the training file. */
  Map<String, KnowledgeBase> knowledgeBases() {
    return knowledgeBases;
  }

  List<AnnotatedMention> mentions(String corpus) {
    return mentions.getOrDefault(corpus, List.of());
  }

  /** Passages of corpora that a phase reads passage by passage. */
  List<AnnotatedPassage> passages(String corpus) {
    return passages.getOrDefault(corpus, List.of());
  }

  /** Mentions with their candidates, of corpora that choices are asked for. */
  List<ChoiceMention> choices(String corpus) {
    return choices.getOrDefault(corpus, List.of());
  }

  @Override
  public void close() {
    knowledgeBases.values().forEach(KnowledgeBase::close);
  }
}

package io.conceptlinker.cli.train;

import io.conceptlinker.cli.corpus.ConceptReferences;
import io.conceptlinker.cli.eval.DocumentFilter;
import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.cli.eval.GoldReader;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.train.AnnotatedMention;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The knowledge bases and mentions of a run. The knowledge bases are closed with this. */
final class TrainingMaterial implements AutoCloseable {
  private final Map<String, KnowledgeBase> knowledgeBases = new LinkedHashMap<>();
  private final Map<String, List<AnnotatedMention>> mentions = new LinkedHashMap<>();
  private final Map<String, ConceptReferences> references = new LinkedHashMap<>();

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
      for (String corpus : used) {
        try (Step step = terminal.step("Corpus " + corpus)) {
          List<AnnotatedMention> read = material.read(corpus, spec.corpus(corpus));
          material.mentions.put(corpus, read);
          step.done(Numbers.of(read.size(), "mention"));
        }
      }
      return material;
    } catch (IOException | RuntimeException e) {
      material.close();
      throw e;
    }
  }

  private List<AnnotatedMention> read(String name, TrainingSpec.Corpus corpus) throws IOException {
    KnowledgeBase kb = knowledgeBase(corpus.knowledgeBase());
    GoldReader reader =
        new GoldReader(
            corpus.format(),
            corpus.texts().map(TrainingSpec.Named::path),
            new DocumentFilter(corpus.documents(), Optional.empty(), true),
            corpus.types(),
            corpus.language(),
            Optional.of(
                references.computeIfAbsent(
                    corpus.knowledgeBase(), of -> new ConceptReferences(kb))),
            FormatProblems.lenient());
    List<GoldDocument> documents = reader.read(List.of(corpus.file().path()));
    List<AnnotatedMention> found = new MentionReader(kb).mentions(documents);
    if (found.isEmpty()) {
      throw new DataException(
          "corpus ["
              + name
              + "]: expected mentions of concepts of the knowledge base ["
              + corpus.knowledgeBase()
              + "], found none; choose the one that its ids are of");
    }
    return found;
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

  @Override
  public void close() {
    knowledgeBases.values().forEach(KnowledgeBase::close);
  }
}

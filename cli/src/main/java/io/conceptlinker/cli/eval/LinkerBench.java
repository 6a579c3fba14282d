package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.corpus.TrainedKnowledgeBase;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.baseline.Baseline;
import io.conceptlinker.eval.baseline.KbName;
import io.conceptlinker.eval.baseline.TrainingMention;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.load.TrainingName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A linker that is ready to be measured, with what it links to. The bundle that training makes goes
 * away when this is closed; the knowledge base that was given stays open.
 */
final class LinkerBench implements AutoCloseable {
  private final SpanLinker linker;
  private final KnowledgeBase kb;
  private final Optional<TrainedKnowledgeBase> trained;

  private LinkerBench(SpanLinker linker, KnowledgeBase kb, Optional<TrainedKnowledgeBase> trained) {
    this.linker = linker;
    this.kb = kb;
    this.trained = trained;
  }

  static LinkerBench open(
      LinkerOptions options,
      Optional<KnowledgeBase> kb,
      List<GoldDocument> training,
      Terminal terminal)
      throws IOException {
    Optional<TrainedKnowledgeBase> trained = Optional.empty();
    if (!training.isEmpty()) {
      trained = Optional.of(train(options, kb, training, terminal));
    }
    KnowledgeBase linked =
        trained.map(TrainedKnowledgeBase::knowledgeBase).or(() -> kb).orElseThrow();
    try (Step step = terminal.step("Preparing " + options.name())) {
      SpanLinker linker =
          options.baseline().isPresent()
              ? baseline(options.baseline().get(), options.strings(), linked, training)
              : new LexicalSpanLinker(linked, new LexicalLinker(linked), options.givenGroup());
      step.done();
      return new LinkerBench(linker, linked, trained);
    } catch (RuntimeException e) {
      if (trained.isPresent()) {
        trained.get().close();
      }
      throw e;
    }
  }

  SpanLinker linker() {
    return linker;
  }

  /** The knowledge base with what training added. */
  KnowledgeBase kb() {
    return kb;
  }

  @Override
  public void close() throws IOException {
    if (trained.isPresent()) {
      trained.get().close();
    }
  }

  private static TrainedKnowledgeBase train(
      LinkerOptions options,
      Optional<KnowledgeBase> kb,
      List<GoldDocument> training,
      Terminal terminal)
      throws IOException {
    List<TrainingName> names = names(training);
    try (Step step = terminal.step("Training names")) {
      TrainedKnowledgeBase trained =
          options.trainConcepts() || kb.isEmpty()
              ? TrainedKnowledgeBase.withConcepts(kb, names)
              : TrainedKnowledgeBase.of(kb.get(), names);
      step.done(
          Numbers.of(trained.addedNames(), "name")
              + " added, "
              + Numbers.grouped(trained.unknownNames())
              + " of unknown concepts left out");
      return trained;
    }
  }

  /** A composite ("breast and ovarian cancer") is the name of neither of its concepts. */
  private static List<TrainingName> names(List<GoldDocument> training) {
    record Key(String text, String language, GoldConcepts gold) {}
    Map<Key, Integer> counts = new LinkedHashMap<>();
    for (GoldDocument document : training) {
      for (GoldMention mention : document.mentions()) {
        boolean single =
            mention.gold().alternatives().stream().allMatch(parts -> parts.size() == 1);
        if (single && !mention.gold().isNil()) {
          counts.merge(
              new Key(mention.text(), mention.language(), mention.gold()), 1, Integer::sum);
        }
      }
    }
    List<TrainingName> names = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            names.add(
                new TrainingName(
                    key.text(),
                    key.language().isEmpty() ? "en" : key.language(),
                    List.copyOf(key.gold().ids()),
                    count)));
    return names;
  }

  private static SpanLinker baseline(
      Baseline baseline, MentionStrings strings, KnowledgeBase kb, List<GoldDocument> training) {
    List<KbName> names = new ArrayList<>();
    for (int name = 0; name < kb.nameCount(); name++) {
      if (kb.nameKind(name) != NameKind.TRAINING) {
        names.add(
            new KbName(
                kb.nameText(name),
                kb.id(kb.nameConcept(name)),
                kb.nameKind(name) == NameKind.PREFERRED));
      }
    }
    List<TrainingMention> mentions = new ArrayList<>();
    for (GoldDocument document : training) {
      List<String> texts = strings.of(document);
      for (int i = 0; i < texts.size(); i++) {
        GoldConcepts known = known(document.mentions().get(i).gold(), kb);
        mentions.add(new TrainingMention(texts.get(i), known));
      }
    }
    return new BaselineSpanLinker(baseline.ranker(names, mentions), strings);
  }

  /** The alternatives that the knowledge base has whole: no linker answers with other ids. */
  private static GoldConcepts known(GoldConcepts gold, KnowledgeBase kb) {
    List<Set<String>> alternatives = new ArrayList<>();
    for (Set<String> parts : gold.alternatives()) {
      if (parts.stream().allMatch(id -> kb.concept(id) >= 0)) {
        alternatives.add(parts);
      }
    }
    return new GoldConcepts(alternatives);
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.corpus.TrainedKnowledgeBase;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.baseline.Baseline;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.load.TrainingName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A linker that is ready to be measured, with what it links to. The bundle that training makes goes
 * away when this is closed; the knowledge base that was given stays open.
 */
final class LinkerBench implements AutoCloseable {
  private final SpanLinker linker;
  private final KnowledgeBase kb;
  private final Optional<TrainedKnowledgeBase> trained;
  private final BaselineFactory baselines;

  private LinkerBench(
      SpanLinker linker,
      KnowledgeBase kb,
      Optional<TrainedKnowledgeBase> trained,
      BaselineFactory baselines) {
    this.linker = linker;
    this.kb = kb;
    this.trained = trained;
    this.baselines = baselines;
  }

  static LinkerBench open(LinkerOptions options, EvaluationData data, Terminal terminal)
      throws IOException {
    Optional<KnowledgeBase> kb = data.kb();
    List<GoldDocument> training = data.training();
    Optional<TrainedKnowledgeBase> trained = Optional.empty();
    // Baselines look at training mentions themselves; only our linker needs them in a bundle.
    if (!training.isEmpty() && (options.baseline().isEmpty() || kb.isEmpty())) {
      trained = Optional.of(train(options, kb, training, terminal));
    }
    KnowledgeBase linked =
        trained.map(TrainedKnowledgeBase::knowledgeBase).or(() -> kb).orElseThrow();
    try (Step step = terminal.step("Preparing " + options.name())) {
      BaselineFactory baselines =
          new BaselineFactory(options.strings(), linked, training, options.trainConcepts());
      SpanLinker linker =
          options.baseline().isPresent()
              ? baselines.linker(options.baseline().get())
              : new LexicalSpanLinker(linked, new LexicalLinker(linked), options.givenGroup());
      step.done();
      return new LinkerBench(linker, linked, trained, baselines);
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

  /** Another linker on the same data. */
  SpanLinker beside(Baseline baseline) {
    return baselines.linker(baseline);
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
}

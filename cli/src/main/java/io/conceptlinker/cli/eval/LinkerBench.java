package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.corpus.TrainedKnowledgeBase;
import io.conceptlinker.cli.linker.OpenLinker;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.baseline.Baseline;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.SpanLinker;
import io.conceptlinker.load.TrainingName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A linker that is ready to be measured, with what it links to. The bundle that training makes goes
 * away when this is closed; the knowledge base that was given stays open.
 */
final class LinkerBench implements AutoCloseable {
  private final KnowledgeBase kb;
  private final Optional<TrainedKnowledgeBase> trained;
  private final Optional<OpenLinker> own;
  private final BaselineFactory baselines;
  private final LinkerOptions options;

  private LinkerBench(
      KnowledgeBase kb,
      Optional<TrainedKnowledgeBase> trained,
      Optional<OpenLinker> own,
      BaselineFactory baselines,
      LinkerOptions options) {
    this.kb = kb;
    this.trained = trained;
    this.own = own;
    this.baselines = baselines;
    this.options = options;
  }

  static LinkerBench open(LinkerOptions options, EvaluationData data, Terminal terminal)
      throws IOException {
    Optional<KnowledgeBase> kb = data.kb();
    List<GoldDocument> training = data.training();
    Optional<TrainedKnowledgeBase> trained = Optional.empty();
    // Baselines look at training mentions themselves; only our linkers need them in a bundle.
    boolean isNamed = !training.isEmpty() && (options.baseline().isEmpty() || kb.isEmpty());
    if (isNamed || options.decode()) {
      trained = Optional.of(train(options, kb, training, terminal));
    }
    KnowledgeBase linked =
        trained.map(TrainedKnowledgeBase::knowledgeBase).or(() -> kb).orElseThrow();
    try (Step step = terminal.step("Preparing " + options.name())) {
      Optional<OpenLinker> own =
          options.baseline().isPresent()
              ? Optional.empty()
              : Optional.of(
                  OpenLinker.open(linked, kb.orElse(linked), options.model(), options.decode()));
      BaselineFactory baselines =
          new BaselineFactory(options.strings(), linked, training, options.trainConcepts());
      step.done();
      return new LinkerBench(linked, trained, own, baselines, options);
    } catch (IOException | RuntimeException e) {
      if (trained.isPresent()) {
        trained.get().close();
      }
      throw e;
    }
  }

  /** What was asked for, told where mentions are. */
  GoldLinker linker() {
    return options.baseline().isPresent()
        ? baselines.linker(options.baseline().get())
        : new OwnGoldLinker(kb, own(), options.givenGroup());
  }

  /** The linker of ours that was asked for. */
  SpanLinker own() {
    return own.orElseThrow().linker();
  }

  /** How often a model was asked about a mention so far. */
  long modelCalls() {
    return own.map(OpenLinker::modelCalls).orElse(0L);
  }

  /** Another linker on the same data. */
  GoldLinker beside(Baseline baseline) {
    return baselines.linker(baseline);
  }

  /** The knowledge base with what training added. */
  KnowledgeBase kb() {
    return kb;
  }

  @Override
  public void close() throws IOException {
    own.ifPresent(OpenLinker::close);
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
    List<TrainingName> names = GoldDocument.names(training);
    try (Step step =
        terminal.step(training.isEmpty() ? "A copy to decode with" : "Training names")) {
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
}

package io.conceptlinker.ingest;

import io.conceptlinker.ingest.installed.Lease;
import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.ingest.lm.OpenModel;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The linkers of this node. Thread-safe. */
public final class Linkers {
  private final Registry<OpenModel> models;
  private final LongSupplier nanoTime;
  private final FailureLog failures = new FailureLog();

  /**
   * @param nanoTime a clock that only goes forward
   */
  public Linkers(Registry<OpenModel> models, LongSupplier nanoTime) {
    this.models = models;
    this.nanoTime = nanoTime;
  }

  /** The models. */
  public Registry<OpenModel> models() {
    return models;
  }

  /**
   * The version of the model that takes part: empty where none does, nothing where it is not known.
   */
  Optional<String> modelVersion(LinkerChoice choice) {
    return switch (choice) {
      case LinkerChoice.Dictionary dictionary -> Optional.of("");
      case LinkerChoice.Model model -> {
        try (@Nullable Lease<OpenModel> lease = models.acquire(model.name()).orElse(null)) {
          yield Optional.ofNullable(lease).map(Lease::version);
        }
      }
    };
  }

  /**
   * A linker that is there until it is closed, whatever happens to the model's directory.
   *
   * @param knowledgeBase leased for longer than the linker is used
   */
  ChosenLinker choose(LinkTarget target, OpenKnowledgeBase knowledgeBase) {
    return switch (target.linker()) {
      case LinkerChoice.Dictionary dictionary -> ChosenLinker.dictionary(knowledgeBase);
      case LinkerChoice.Model model ->
          ChosenLinker.withModel(
              knowledgeBase,
              models.acquire(model.name()),
              failure ->
                  failures.log(
                      "linking with model [" + model.name() + "]",
                      target.kb(),
                      failure,
                      nanoTime.getAsLong()));
    };
  }
}

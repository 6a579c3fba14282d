package io.conceptlinker.ingest;

import io.conceptlinker.ingest.installed.Lease;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.ingest.kb.UnquotedFailure;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.elasticsearch.core.Releasable;
import org.jspecify.annotations.Nullable;

/**
 * A linker with its model under lease. Where the model is not there or fails, the dictionary links
 * and the result says so. Confined to one thread.
 */
final class ChosenLinker implements Releasable {
  private final OpenKnowledgeBase knowledgeBase;
  private final @Nullable Lease<OpenModel> model;
  private final Optional<Degradation> missing;
  private final Consumer<Throwable> failures;

  private ChosenLinker(
      OpenKnowledgeBase knowledgeBase,
      @Nullable Lease<OpenModel> model,
      Optional<Degradation> missing,
      Consumer<Throwable> failures) {
    this.knowledgeBase = knowledgeBase;
    this.model = model;
    this.missing = missing;
    this.failures = failures;
  }

  /** The one that needs no model. */
  static ChosenLinker dictionary(OpenKnowledgeBase knowledgeBase) {
    return new ChosenLinker(knowledgeBase, null, Optional.empty(), failure -> {});
  }

  /**
   * One with a model.
   *
   * @param model taken over; nothing where it is not there
   * @param failures is told when the model fails
   */
  static ChosenLinker withModel(
      OpenKnowledgeBase knowledgeBase,
      Optional<Lease<OpenModel>> model,
      Consumer<Throwable> failures) {
    return new ChosenLinker(
        knowledgeBase,
        model.orElse(null),
        model.isPresent() ? Optional.empty() : Optional.of(Degradation.MODEL_UNAVAILABLE),
        failures);
  }

  /** Whether many texts at once cost less than one after the other. */
  boolean isBatched() {
    return model == null;
  }

  /**
   * Links some texts.
   *
   * @param hurried whether there is no time for a model
   * @throws UnquotedFailure when the dictionary fails, be it with an error that would end the node
   *     where nobody catches it
   */
  List<LinkedText> link(List<LinkRequest> requests, boolean hurried) {
    if (model == null) {
      return byDictionary(requests, missing);
    }
    if (hurried) {
      return byDictionary(requests, Optional.of(Degradation.SHORT_OF_TIME));
    }
    try {
      EntityLinker linker = model.get().linker(knowledgeBase);
      return linked(linker.link(requests), requests.size(), model.version(), Optional.empty());
    } catch (RuntimeException | StackOverflowError | InternalError e) {
      failures.accept(e);
      return byDictionary(requests, Optional.of(Degradation.MODEL_FAILED));
    }
  }

  private List<LinkedText> byDictionary(List<LinkRequest> requests, Optional<Degradation> why) {
    try {
      return linked(knowledgeBase.linker().link(requests), requests.size(), "", why);
    } catch (RuntimeException | StackOverflowError | InternalError e) {
      // StackOverflowError: a text that drives a recursion too deep. InternalError: a mapped bundle
      // was cut short. Both end the node where they are not caught, for one document's sake.
      throw new UnquotedFailure(e);
    }
  }

  private static List<LinkedText> linked(
      List<LinkResult> results, int expected, String version, Optional<Degradation> why) {
    if (results.size() != expected) {
      throw new IllegalStateException(
          "linker: expected [" + expected + "] results, found [" + results.size() + "]");
    }
    List<LinkedText> texts = new ArrayList<>(results.size());
    results.forEach(result -> texts.add(new LinkedText(result, version, why)));
    return texts;
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
    }
  }
}

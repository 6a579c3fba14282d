package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.ingest.kb.UnquotedFailure;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.remote.RemoteLinkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.elasticsearch.core.Releasable;
import org.jspecify.annotations.Nullable;

/**
 * A linker of a knowledge base: a model or a server, and behind it the dictionary, which links
 * where they do not; the result says so. Confined to one thread.
 */
final class ChosenLinker implements Releasable {
  private final OpenKnowledgeBase knowledgeBase;
  private final @Nullable ModelLinker model;
  private final Optional<Degradation> missing;
  private final Consumer<Throwable> failures;

  private ChosenLinker(
      OpenKnowledgeBase knowledgeBase,
      @Nullable ModelLinker model,
      Optional<Degradation> missing,
      Consumer<Throwable> failures) {
    this.knowledgeBase = knowledgeBase;
    this.model = model;
    this.missing = missing;
    this.failures = failures;
  }

  /**
   * The dictionary alone.
   *
   * @param missing what should stand before it and is not there, if anything should
   */
  static ChosenLinker dictionary(OpenKnowledgeBase knowledgeBase, Optional<Degradation> missing) {
    return new ChosenLinker(knowledgeBase, null, missing, failure -> {});
  }

  /**
   * A model and the dictionary.
   *
   * @param model taken over
   * @param failures is told when the model fails
   */
  static ChosenLinker of(
      OpenKnowledgeBase knowledgeBase, ModelLinker model, Consumer<Throwable> failures) {
    return new ChosenLinker(knowledgeBase, model, Optional.empty(), failures);
  }

  /** Whether time decides who links. */
  boolean hasModel() {
    return model != null;
  }

  /** Whether many texts at once cost less than one after the other. */
  boolean isBatched() {
    return model == null || model.isRemote();
  }

  /**
   * Links some texts.
   *
   * @param left how long a model may take; with zero it links what it was asked before
   * @throws UnquotedFailure when the dictionary fails, be it with an error that would end the node
   *     where nobody catches it
   */
  List<LinkedText> link(List<LinkRequest> requests, Duration left) {
    if (model == null) {
      return byDictionary(requests, missing);
    }
    if (left.isZero() && model.isRemote()) {
      return withoutAsking(model, requests, Degradation.SHORT_OF_TIME);
    }
    try {
      ModelLinker.Answer answer = model.link(knowledgeBase, requests, left);
      return linked(answer.results(), requests.size(), answer.version(), missing);
    } catch (RuntimeException | StackOverflowError | InternalError e) {
      failures.accept(e);
      return withoutAsking(model, requests, degradation(e));
    }
  }

  /** What is known of the texts; the others are linked by the dictionary. */
  private List<LinkedText> withoutAsking(
      ModelLinker model, List<LinkRequest> requests, Degradation why) {
    List<Optional<LinkedText>> known =
        requests.stream().map(request -> known(model, request)).toList();
    List<LinkRequest> unknown = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      if (known.get(i).isEmpty()) {
        unknown.add(requests.get(i));
      }
    }
    Iterator<LinkedText> linked = byDictionary(unknown, Optional.of(why)).iterator();
    return known.stream().map(text -> text.orElseGet(linked::next)).toList();
  }

  private Optional<LinkedText> known(ModelLinker model, LinkRequest request) {
    return model
        .known(knowledgeBase, request)
        .map(
            answer ->
                new LinkedText(answer.results().getFirst(), answer.version(), Optional.empty()));
  }

  private static Degradation degradation(Throwable failure) {
    return failure instanceof RemoteLinkException
        ? Degradation.SERVER_UNAVAILABLE
        : Degradation.MODEL_FAILED;
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
    for (LinkResult result : results) {
      texts.add(
          new LinkedText(
              result, version, result.cutShort() ? Optional.of(Degradation.SHORT_OF_TIME) : why));
    }
    return texts;
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
    }
  }
}

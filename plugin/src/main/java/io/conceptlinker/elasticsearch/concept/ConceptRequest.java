package io.conceptlinker.elasticsearch.concept;

import static org.elasticsearch.action.ValidateActions.addValidationError;

import io.conceptlinker.elasticsearch.expression.ExpressionParser;
import io.conceptlinker.elasticsearch.plain.PlainText;
import java.io.IOException;
import org.elasticsearch.action.ActionRequestValidationException;
import org.elasticsearch.action.UntypedActionRequest;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.jspecify.annotations.Nullable;

/** Asks a knowledge base about a concept, or about the concepts of an expression. */
public final class ConceptRequest extends UntypedActionRequest {
  static final int MAX_LIMIT = 10_000;
  static final int DEFAULT_LIMIT = 1_000;

  private final ConceptView view;
  private final String kb;
  private final String concept;
  private final int maxDepth;
  private final int limit;

  /**
   * @param kb the knowledge base's name
   * @param concept an id, or an expression when the view is an expansion
   * @param maxDepth how many is-a steps
   * @param limit how many concepts are listed
   */
  public ConceptRequest(ConceptView view, String kb, String concept, int maxDepth, int limit) {
    this.view = view;
    this.kb = kb;
    this.concept = concept;
    this.maxDepth = maxDepth;
    this.limit = limit;
  }

  ConceptRequest(StreamInput in) throws IOException {
    super(in);
    view = in.readEnum(ConceptView.class);
    kb = in.readString();
    concept = in.readString();
    maxDepth = in.readVInt();
    limit = in.readVInt();
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    super.writeTo(out);
    out.writeEnum(view);
    out.writeString(kb);
    out.writeString(concept);
    out.writeVInt(maxDepth);
    out.writeVInt(limit);
  }

  ConceptView view() {
    return view;
  }

  String kb() {
    return kb;
  }

  String concept() {
    return concept;
  }

  int maxDepth() {
    return maxDepth;
  }

  int limit() {
    return limit;
  }

  @Override
  public @Nullable ActionRequestValidationException validate() {
    ActionRequestValidationException problems = null;
    if (concept.isBlank()) {
      problems = addValidationError("[id] is missing: expected a concept; name one", problems);
    }
    try {
      PlainText.line(
          "id",
          concept,
          view == ConceptView.EXPANSION ? ExpressionParser.MAX_CHARS : PlainText.MAX_ID_CHARS);
    } catch (IllegalArgumentException e) {
      problems = addValidationError(e.getMessage(), problems);
    }
    if (maxDepth < 1) {
      problems =
          addValidationError(
              "[max_depth] is ["
                  + maxDepth
                  + "]: expected a positive number; leave it out for the default",
              problems);
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      problems =
          addValidationError(
              "[limit] is [" + limit + "]: expected 1 to [" + MAX_LIMIT + "]; choose one of these",
              problems);
    }
    return problems;
  }
}

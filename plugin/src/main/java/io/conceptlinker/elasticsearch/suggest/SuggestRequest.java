package io.conceptlinker.elasticsearch.suggest;

import static org.elasticsearch.action.ValidateActions.addValidationError;

import io.conceptlinker.elasticsearch.plain.PlainText;
import java.io.IOException;
import org.elasticsearch.action.ActionRequestValidationException;
import org.elasticsearch.action.UntypedActionRequest;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.jspecify.annotations.Nullable;

/** Asks for concepts by the beginning of a name. */
public final class SuggestRequest extends UntypedActionRequest {
  static final int DEFAULT_SIZE = 10;
  static final int MAX_SIZE = 100;
  static final int MAX_CHARS = 256;
  static final int MAX_INDEX_CHARS = 10_000;

  /** The field of concept ids, where the request does not say. */
  static final String DEFAULT_FIELD = "concepts.id";

  private final String kb;
  private final String typed;
  private final int size;
  private final String index;
  private final String field;

  /**
   * @param kb the knowledge base's name
   * @param typed the beginning of a name
   * @param size how many concepts
   * @param index whose documents rank the concepts; empty for none
   * @param field where these documents have concept ids
   */
  public SuggestRequest(String kb, String typed, int size, String index, String field) {
    this.kb = kb;
    this.typed = typed;
    this.size = size;
    this.index = index;
    this.field = field;
  }

  SuggestRequest(StreamInput in) throws IOException {
    super(in);
    kb = in.readString();
    typed = in.readString();
    size = in.readVInt();
    index = in.readString();
    field = in.readString();
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    super.writeTo(out);
    out.writeString(kb);
    out.writeString(typed);
    out.writeVInt(size);
    out.writeString(index);
    out.writeString(field);
  }

  String kb() {
    return kb;
  }

  String typed() {
    return typed;
  }

  int size() {
    return size;
  }

  String index() {
    return index;
  }

  String field() {
    return field;
  }

  @Override
  public @Nullable ActionRequestValidationException validate() {
    ActionRequestValidationException problems = null;
    if (typed.isEmpty()) {
      problems =
          addValidationError(
              "[q] is missing: expected the beginning of a name; type one", problems);
    }
    try {
      PlainText.line("q", typed, MAX_CHARS);
      PlainText.line("index", index, MAX_INDEX_CHARS);
      PlainText.line("field", field, PlainText.MAX_NAME_CHARS);
    } catch (IllegalArgumentException e) {
      problems = addValidationError(e.getMessage(), problems);
    }
    if (size < 1 || size > MAX_SIZE) {
      problems =
          addValidationError(
              "[size] is [" + size + "]: expected 1 to [" + MAX_SIZE + "]; choose one of these",
              problems);
    }
    return problems;
  }
}

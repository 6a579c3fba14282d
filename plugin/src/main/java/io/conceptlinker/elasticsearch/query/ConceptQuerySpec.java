package io.conceptlinker.elasticsearch.query;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.io.stream.Writeable;
import org.elasticsearch.xcontent.ToXContentFragment;
import org.elasticsearch.xcontent.XContentBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code concept} query says.
 *
 * @param field the field that holds concept ids
 * @param ids concepts by id; empty exactly when {@code text} is given
 * @param text words that name concepts
 * @param kb the knowledge base's name; may be left out when the node has just one
 * @param expand which concepts are found besides the named ones
 * @param maxDepth how many is-a steps down {@link Expand#NARROWER} goes
 */
record ConceptQuerySpec(
    String field,
    List<String> ids,
    @Nullable String text,
    @Nullable String kb,
    Expand expand,
    int maxDepth)
    implements Writeable, ToXContentFragment {

  static final int MAX_TEXT_CHARS = 10_000;
  static final int UNLIMITED_DEPTH = Integer.MAX_VALUE;

  /** Which concepts are found besides the named ones. */
  enum Expand {
    NONE,
    NARROWER;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Expand parse(String label) {
      return Stream.of(values())
          .filter(expand -> expand.label().equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "[expand] is ["
                          + label
                          + "]: expected one of "
                          + Stream.of(values()).map(Expand::label).toList()));
    }
  }

  ConceptQuerySpec {
    ids = List.copyOf(ids);
    if (field.isEmpty()) {
      throw new IllegalArgumentException("[field] is empty: expected a field of concept ids");
    }
    if (ids.isEmpty() == (text == null)) {
      throw new IllegalArgumentException(
          "[concept] query needs either [value] or [text], found "
              + (text == null ? "none" : "both"));
    }
    if (text != null && text.length() > MAX_TEXT_CHARS) {
      throw new IllegalArgumentException(
          "[text] has ["
              + text.length()
              + "] characters: expected at most ["
              + MAX_TEXT_CHARS
              + "]");
    }
    if (maxDepth < 1) {
      throw new IllegalArgumentException(
          "[max_depth] is ["
              + maxDepth
              + "]: expected a positive number; use [expand] [none] for no narrower concepts");
    }
  }

  ConceptQuerySpec(StreamInput in) throws IOException {
    this(
        in.readString(),
        in.readStringCollectionAsList(),
        in.readOptionalString(),
        in.readOptionalString(),
        in.readEnum(Expand.class),
        in.readVInt());
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeString(field);
    out.writeStringCollection(ids);
    out.writeOptionalString(text);
    out.writeOptionalString(kb);
    out.writeEnum(expand);
    out.writeVInt(maxDepth);
  }

  /** From the parsed parts of a request, of which all but the field may be missing. */
  @SuppressWarnings("unchecked")
  static ConceptQuerySpec of(@Nullable Object[] parts) {
    List<String> ids = (List<String>) parts[1];
    String expand = (String) parts[4];
    Integer maxDepth = (Integer) parts[5];
    return new ConceptQuerySpec(
        Objects.requireNonNull((String) parts[0]),
        ids == null ? List.of() : ids,
        (String) parts[2],
        (String) parts[3],
        expand == null ? Expand.NARROWER : Expand.parse(expand),
        maxDepth == null ? UNLIMITED_DEPTH : maxDepth);
  }

  ConceptQuestion question(int maxTerms) {
    return new ConceptQuestion(ids, text, kb, expand == Expand.NONE ? 0 : maxDepth, maxTerms);
  }

  @Override
  public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
    builder.field("field", field);
    if (text == null) {
      builder.field("value", ids);
    } else {
      builder.field("text", text);
    }
    if (kb != null) {
      builder.field("kb", kb);
    }
    builder.field("expand", expand.label());
    if (maxDepth != UNLIMITED_DEPTH) {
      builder.field("max_depth", maxDepth);
    }
    return builder;
  }
}

package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.elasticsearch.expand.Expand;
import io.conceptlinker.elasticsearch.expand.ExpansionSpec;
import io.conceptlinker.elasticsearch.plain.PlainText;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.io.stream.Writeable;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.ToXContentFragment;
import org.elasticsearch.xcontent.XContentBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code concept} query says.
 *
 * @param field the field that holds concept ids
 * @param subject which concepts are named
 * @param scope which are found for them
 * @param assertion what documents have to say of them
 */
record ConceptQuerySpec(
    String field, ConceptSubject subject, ConceptScope scope, QueriedAssertion assertion)
    implements Writeable, ToXContentFragment {

  ConceptQuerySpec {
    if (field.isEmpty()) {
      throw new IllegalArgumentException(
          "[field] is empty: expected a field of concept ids; name one");
    }
    PlainText.line("field", field, PlainText.MAX_NAME_CHARS);
  }

  ConceptQuerySpec(StreamInput in) throws IOException {
    this(
        in.readString(),
        new ConceptSubject(in),
        new ConceptScope(in),
        in.readEnum(QueriedAssertion.class));
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeString(field);
    subject.writeTo(out);
    scope.writeTo(out);
    out.writeEnum(assertion);
  }

  /** Declares the fields of a request, in the order that {@link #of} takes them. */
  static void declare(ConstructingObjectParser<?, ?> parser) {
    parser.declareString(ConstructingObjectParser.constructorArg(), new ParseField("field"));
    parser.declareStringArray(optional(), new ParseField("value"));
    parser.declareString(optional(), new ParseField("text"));
    parser.declareString(optional(), new ParseField("expression"));
    parser.declareString(optional(), new ParseField("kb"));
    parser.declareString(optional(), new ParseField("expand"));
    parser.declareInt(optional(), new ParseField("max_depth"));
    parser.declareBoolean(optional(), new ParseField("boost_by_distance"));
    parser.declareStringArray(optional(), new ParseField("semantic_groups"));
    parser.declareString(optional(), new ParseField("assertion"));
  }

  private static <V, F> BiConsumer<V, F> optional() {
    return ConstructingObjectParser.optionalConstructorArg();
  }

  /** From the parsed parts of a request, of which all but the field may be missing. */
  @SuppressWarnings("unchecked")
  static ConceptQuerySpec of(@Nullable Object[] parts) {
    List<String> ids = (List<String>) parts[1];
    String expression = (String) parts[3];
    String expand = (String) parts[5];
    Integer maxDepth = (Integer) parts[6];
    Boolean boostByDistance = (Boolean) parts[7];
    List<String> groups = (List<String>) parts[8];
    String assertion = (String) parts[9];
    if (expression != null && (expand != null || maxDepth != null || boostByDistance != null)) {
      throw new IllegalArgumentException(
          "[expand], [max_depth] and [boost_by_distance] cannot be used with [expression], which"
              + " says itself which concepts it means");
    }
    return new ConceptQuerySpec(
        Objects.requireNonNull((String) parts[0]),
        new ConceptSubject(ids == null ? List.of() : ids, (String) parts[2], expression),
        new ConceptScope(
            (String) parts[4],
            expand == null ? Expand.NARROWER : Expand.parse(expand),
            maxDepth == null ? ExpansionSpec.UNLIMITED_DEPTH : maxDepth,
            boostByDistance != null && boostByDistance,
            groups == null ? Set.of() : Set.copyOf(groups)),
        assertion == null ? QueriedAssertion.PRESENT : QueriedAssertion.parse(assertion));
  }

  ConceptQuestion question(int maxTerms) {
    return new ConceptQuestion(subject, scope, maxTerms);
  }

  /** The field that is searched. */
  String searchedField() {
    return assertion.field(field);
  }

  @Override
  public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
    builder.field("field", field);
    if (!subject.ids().isEmpty()) {
      builder.field("value", subject.ids());
    }
    optional(builder, "text", subject.text());
    optional(builder, "expression", subject.expression());
    optional(builder, "kb", scope.kb());
    if (subject.expression() == null) {
      builder.field("expand", scope.expand().label());
      if (scope.maxDepth() != ExpansionSpec.UNLIMITED_DEPTH) {
        builder.field("max_depth", scope.maxDepth());
      }
      if (scope.boostByDistance()) {
        builder.field("boost_by_distance", true);
      }
    }
    if (!scope.semanticGroups().isEmpty()) {
      builder.field("semantic_groups", new TreeSet<>(scope.semanticGroups()));
    }
    if (assertion != QueriedAssertion.PRESENT) {
      builder.field("assertion", assertion.label());
    }
    return builder;
  }

  private static void optional(XContentBuilder builder, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      builder.field(name, value);
    }
  }
}

package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.elasticsearch.expression.ConceptExpression;
import io.conceptlinker.elasticsearch.expression.ExpressionParser;
import io.conceptlinker.elasticsearch.plain.PlainText;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.io.stream.Writeable;
import org.jspecify.annotations.Nullable;

/**
 * How a {@code concept} query names concepts; exactly one of the three.
 *
 * @param ids concepts by id
 * @param text words that name concepts
 * @param expression an expression constraint
 */
public record ConceptSubject(List<String> ids, @Nullable String text, @Nullable String expression)
    implements Writeable {
  static final int MAX_TEXT_CHARS = 10_000;

  public ConceptSubject {
    ids = List.copyOf(ids);
    long given = Stream.of(!ids.isEmpty(), text != null, expression != null).filter(b -> b).count();
    if (given != 1) {
      throw new IllegalArgumentException(
          "[concept] query needs either [value] or [text] or [expression], found "
              + (given == 0 ? "none" : "several")
              + "; give one of them");
    }
    if (text != null) {
      PlainText.text("text", text, MAX_TEXT_CHARS);
    }
    ids.forEach(id -> PlainText.line("value", id, PlainText.MAX_ID_CHARS));
    if (expression != null) {
      ExpressionParser.parse(expression);
    }
  }

  ConceptSubject(StreamInput in) throws IOException {
    this(in.readStringCollectionAsList(), in.readOptionalString(), in.readOptionalString());
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeStringCollection(ids);
    out.writeOptionalString(text);
    out.writeOptionalString(expression);
  }

  static ConceptSubject ofIds(String... ids) {
    return new ConceptSubject(List.of(ids), null, null);
  }

  static ConceptSubject ofText(String text) {
    return new ConceptSubject(List.of(), text, null);
  }

  static ConceptSubject ofExpression(String expression) {
    return new ConceptSubject(List.of(), null, expression);
  }

  ConceptExpression parsed() {
    return ExpressionParser.parse(Objects.requireNonNull(expression));
  }
}

package io.conceptlinker.eval.spans;

import io.conceptlinker.eval.endtoend.GoldSpan;
import io.conceptlinker.eval.endtoend.LinkedDocument;
import io.conceptlinker.eval.endtoend.LinkedSpan;
import io.conceptlinker.eval.entity.Entity;
import io.conceptlinker.eval.entity.EntityDocument;
import java.util.List;

/**
 * A document with what was asked and what was found: all that scoring needs.
 *
 * @param id its id
 * @param asked the mentions of the gold standard
 * @param found the mentions of the linker
 */
public record SpanDocument(String id, List<AskedSpan> asked, List<FoundSpan> found) {
  public SpanDocument {
    asked = asked.stream().distinct().toList();
    found = found.stream().distinct().toList();
  }

  /** As the end-to-end figures see it. */
  public LinkedDocument linked() {
    return new LinkedDocument(
        id,
        asked.stream().map(span -> new GoldSpan(span.region(), span.concepts())).toList(),
        found.stream().map(span -> new LinkedSpan(span.region(), span.concept())).toList());
  }

  /** As the entity figures see it: concepts do not matter. */
  public EntityDocument entities() {
    return new EntityDocument(
        id,
        asked.stream().map(span -> new Entity(span.region(), span.type())).distinct().toList(),
        found.stream().map(span -> new Entity(span.region(), span.type())).distinct().toList());
  }
}

package io.conceptlinker.ingest;

import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticsearch.ingest.IngestDocument;
import org.jspecify.annotations.Nullable;

/**
 * The fields that hold the texts again, as annotated text. They are there whether or not linking
 * worked: who searches them finds every word of the document.
 */
final class AnnotatedFields {
  private final IngestDocument document;
  private final Map<String, String> targets;

  /**
   * @param targets the fields to write, by the fields that they repeat
   */
  AnnotatedFields(IngestDocument document, Map<String, String> targets) {
    this.document = document;
    this.targets = targets;
  }

  /** Writes the texts with the concepts that the document speaks of. */
  void write(List<Passage> passages, LinkResult result) {
    Map<String, List<AnnotatedText.Span>> spans = new HashMap<>();
    for (Mention mention : result.mentions()) {
      if (ConceptDocument.isAccepted(mention.assertion())) {
        spans
            .computeIfAbsent(passages.get(mention.passage()).field(), path -> new ArrayList<>())
            .add(new AnnotatedText.Span(mention.start(), mention.end(), mention.conceptId()));
      }
    }
    targets.forEach((field, target) -> write(field, target, spans));
  }

  /** Writes the texts alone. */
  void writeWithoutLinks() {
    targets.forEach((field, target) -> write(field, target, Map.of()));
  }

  private void write(String field, String target, Map<String, List<AnnotatedText.Span>> spans) {
    Object value = document.getFieldValue(field, Object.class, true);
    if (value instanceof List<?> values) {
      List<@Nullable Object> annotated = new ArrayList<>(values.size());
      for (int i = 0; i < values.size(); i++) {
        annotated.add(annotated(values.get(i), spans.get(field + "." + i)));
      }
      document.setFieldValue(target, annotated);
    } else if (value == null) {
      remove(target);
    } else {
      document.setFieldValue(target, annotated(value, spans.get(field)));
    }
  }

  private static @Nullable Object annotated(
      @Nullable Object value, @Nullable List<AnnotatedText.Span> spans) {
    return value instanceof String text
        ? AnnotatedText.of(text, spans == null ? List.of() : spans)
        : value;
  }

  /** Takes the fields away. */
  void clear() {
    targets.values().forEach(this::remove);
  }

  private void remove(String target) {
    if (document.hasField(target)) {
      document.removeField(target);
    }
  }
}

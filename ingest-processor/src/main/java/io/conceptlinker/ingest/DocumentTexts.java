package io.conceptlinker.ingest;

import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.ingest.IngestDocument;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a document. A field with several values is several passages, each named by its
 * ingest path, {@code keywords.0}, so that the offsets of a mention have one string to count in.
 *
 * @param passages the texts in the order of the fields; blank ones are left out
 * @param absent whether the document has none of the fields
 */
record DocumentTexts(List<Passage> passages, boolean absent) {

  /**
   * Takes the texts out of a document.
   *
   * @throws IllegalArgumentException when a field is missing and may not be, or is no text
   */
  static DocumentTexts of(IngestDocument document, ConceptLinkOptions options) {
    List<Passage> passages = new ArrayList<>();
    boolean absent = true;
    for (String field : options.fields()) {
      Object value = document.getFieldValue(field, Object.class, options.ignoreMissing());
      if (value == null && !options.ignoreMissing()) {
        throw new IllegalArgumentException(
            "field [" + field + "] is null: expected text; set [ignore_missing] to let it pass");
      }
      absent &= value == null;
      if (value instanceof List<?> values) {
        for (int i = 0; i < values.size(); i++) {
          add(field + "." + i, values.get(i), passages);
        }
      } else {
        add(field, value, passages);
      }
    }
    return new DocumentTexts(List.copyOf(passages), absent);
  }

  private static void add(String path, @Nullable Object value, List<Passage> passages) {
    if (value instanceof String text) {
      if (!text.isBlank()) {
        passages.add(new Passage(path, text));
      }
    } else if (value != null) {
      throw new IllegalArgumentException(
          "field ["
              + path
              + "]: expected text or a list of texts, found a value of type ["
              + value.getClass().getSimpleName()
              + "]");
    }
  }
}

package io.conceptlinker.ingest;

import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elasticsearch.ingest.IngestDocument;
import org.jspecify.annotations.Nullable;

/**
 * What the processor writes into a document, and what it wrote there before: the map under {@code
 * target_field}, the fields of annotated text, and its tags in {@code tags}. Each run replaces its
 * own output and nothing else.
 */
final class ConceptOutput {
  static final String TAGS = "tags";

  private static final Set<String> OWN_TAGS =
      Stream.concat(
              Stream.of(LinkStatus.values()).flatMap(status -> status.tag().stream()),
              Stream.of(Degradation.values()).map(Degradation::tag))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> FINAL =
      Stream.of(LinkStatus.values())
          .filter(LinkStatus::isFinal)
          .map(LinkStatus::label)
          .collect(Collectors.toUnmodifiableSet());

  private final IngestDocument document;
  private final String targetField;
  private final AnnotatedFields annotated;

  ConceptOutput(IngestDocument document, ConceptLinkOptions options) {
    this.document = document;
    this.targetField = options.targetField();
    this.annotated = new AnnotatedFields(document, options.annotatedText());
  }

  /** Whether the document holds links of the same text, made with whatever bundle. */
  boolean hasLinksOf(String textHash) {
    return document.getFieldValue(targetField, Object.class, true) instanceof Map<?, ?> written
        && textHash.equals(written.get(ConceptDocument.TEXT_HASH))
        && written.get(ConceptDocument.STATUS) instanceof String status
        && FINAL.contains(status);
  }

  /**
   * Whether the document holds links of the same text, made with the same bundle and model.
   *
   * @param modelVersion empty where no model takes part; nothing where it is not known
   */
  boolean hasLinksOf(String textHash, String kbVersion, Optional<String> modelVersion) {
    return hasLinksOf(textHash)
        && document.getFieldValue(targetField, Object.class, true) instanceof Map<?, ?> written
        && kbVersion.equals(written.get(ConceptDocument.KB_VERSION))
        && (modelVersion.isEmpty()
            || modelVersion
                .get()
                .equals(
                    Objects.requireNonNullElse(written.get(ConceptDocument.MODEL_VERSION), "")));
  }

  /**
   * Writes links; those that a model should have made do not replace better ones of the same text.
   *
   * @param fields what is written under {@code target_field}
   * @param passages the texts that were linked
   */
  void write(
      Map<String, Object> fields, String textHash, List<Passage> passages, LinkedText linked) {
    if (linked.degradation().isEmpty() || !hasLinksOf(textHash)) {
      document.setFieldValue(targetField, fields);
      annotated.write(passages, linked.result());
    }
    writeTag(linked.degradation().map(Degradation::tag));
  }

  /** Says why there are no new links; older ones of the same text stay. */
  void writeStatus(LinkStatus status, String textHash) {
    if (!hasLinksOf(textHash)) {
      document.setFieldValue(targetField, ConceptDocument.withoutLinks(status));
      annotated.writeWithoutLinks();
    }
    writeTag(status.tag());
  }

  /** Takes away the output of an earlier run. */
  void clear() {
    if (document.getFieldValue(targetField, Object.class, true) instanceof Map<?, ?> written
        && written.get(ConceptDocument.STATUS) instanceof String) {
      document.removeField(targetField);
    }
    annotated.clear();
    writeTag(Optional.empty());
  }

  private void writeTag(Optional<String> tag) {
    @Nullable Object before = document.getFieldValue(TAGS, Object.class, true);
    List<Object> tags = new ArrayList<>(before instanceof List<?> list ? list : List.of());
    if (before instanceof String single) {
      tags.add(single);
    }
    boolean changed = tags.removeIf(OWN_TAGS::contains);
    if (tag.isPresent()) {
      tags.add(tag.get());
      document.setFieldValue(TAGS, tags);
    } else if (changed && tags.isEmpty()) {
      document.removeField(TAGS);
    } else if (changed) {
      document.setFieldValue(TAGS, tags);
    }
  }
}

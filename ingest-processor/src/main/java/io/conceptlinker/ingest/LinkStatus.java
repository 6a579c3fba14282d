package io.conceptlinker.ingest;

import java.util.Locale;
import java.util.Optional;

/** How linking a document ended: {@code concepts.status}, and the tag where something is amiss. */
enum LinkStatus {
  /** At least one mention was linked. */
  LINKED,
  /** The text was read and has no mention. */
  EMPTY,
  /** Linked by the dictionary alone, though a model was asked for; the tag says why. */
  DEGRADED(false),
  /** The deadline passed first. */
  TIMEOUT("_concept_link_timeout"),
  /** The knowledge base was not there. */
  KB_UNAVAILABLE("_concept_kb_unavailable"),
  /** Linking threw. */
  FAILED("_concept_link_failed");

  private final Optional<String> tag;
  private final boolean isFinal;

  LinkStatus() {
    this(true);
  }

  LinkStatus(boolean isFinal) {
    this.tag = Optional.empty();
    this.isFinal = isFinal;
  }

  LinkStatus(String tag) {
    this.tag = Optional.of(tag);
    this.isFinal = false;
  }

  /** The value of {@code concepts.status}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Optional<String> tag() {
    return tag;
  }

  /** Whether the text has been read as was asked, so that it need not be read again. */
  boolean isFinal() {
    return isFinal;
  }
}

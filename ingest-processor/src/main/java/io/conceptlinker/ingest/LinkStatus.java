package io.conceptlinker.ingest;

import java.util.Locale;
import java.util.Optional;

/** How linking a document ended: {@code concepts.status}, and the tag where something is amiss. */
enum LinkStatus {
  /** At least one mention was linked. */
  LINKED,
  /** The text was read and has no mention. */
  EMPTY,
  /** The deadline passed first. */
  TIMEOUT("_concept_link_timeout"),
  /** The knowledge base was not there. */
  KB_UNAVAILABLE("_concept_kb_unavailable"),
  /** Linking threw. */
  FAILED("_concept_link_failed");

  private final Optional<String> tag;

  LinkStatus() {
    this.tag = Optional.empty();
  }

  LinkStatus(String tag) {
    this.tag = Optional.of(tag);
  }

  /** The value of {@code concepts.status}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Optional<String> tag() {
    return tag;
  }

  /** Whether the text has been read, so that it need not be read again. */
  boolean isFinal() {
    return tag.isEmpty();
  }
}

package io.conceptlinker.eval.excerpt;

import java.util.Optional;

/** The texts of a corpus, for excerpts. */
public interface DocumentTexts {
  /** No text at all: errors are shown by their mention alone. */
  DocumentTexts NONE = id -> Optional.empty();

  /** The whole text of a document, into which the offsets of its mentions point. */
  Optional<String> text(String documentId);
}

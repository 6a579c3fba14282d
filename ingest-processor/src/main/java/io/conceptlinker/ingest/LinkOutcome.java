package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.OpenKnowledgeBase;

/** How the linking of one document ended. */
sealed interface LinkOutcome {

  /**
   * The document was linked.
   *
   * @param knowledgeBase open for as long as the outcome is being handed over, no longer
   */
  record Linked(OpenKnowledgeBase knowledgeBase, LinkedText text) implements LinkOutcome {}

  /** The deadline passed before the document was linked. */
  record TimedOut() implements LinkOutcome {}

  /** There was no knowledge base of that name. */
  record Unavailable() implements LinkOutcome {}

  /** The linker threw; the cause was logged. */
  record Failed() implements LinkOutcome {}

  /** The queue was full, or the node is closing: the caller is to send the document again. */
  record Rejected(Exception cause) implements LinkOutcome {}
}

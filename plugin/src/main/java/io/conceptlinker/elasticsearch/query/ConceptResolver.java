package io.conceptlinker.elasticsearch.query;

import org.elasticsearch.action.ActionListener;

/** Answers what a {@code concept} query asks. Thread-safe. */
public interface ConceptResolver {

  /** Answers on the calling thread. */
  ConceptTerms resolve(ConceptQuestion question);

  /** Answers on a thread that may work for a while; the calling one is free. */
  void resolve(ConceptQuestion question, ActionListener<ConceptTerms> listener);
}

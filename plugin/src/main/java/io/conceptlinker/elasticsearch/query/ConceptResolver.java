package io.conceptlinker.elasticsearch.query;

import java.util.List;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.index.query.QueryRewriteContext;
import org.jspecify.annotations.Nullable;

/** Answers what a {@code concept} query asks. Thread-safe. */
public interface ConceptResolver {

  /** Answers on the calling thread. */
  ConceptTerms resolve(ConceptQuestion question);

  /** Answers on a thread that may work for a while; the calling one is free. */
  void resolve(ConceptQuestion question, ActionListener<ConceptTerms> listener);

  /** What the {@code concept} queries of the request that is rewritten may cost together. */
  RequestBudget budget(QueryRewriteContext context);

  /**
   * Says what an id is and how it comes under one of those that were asked: with ids alone when the
   * knowledge base is not on this node.
   */
  String describe(@Nullable String kb, List<String> asked, String id);
}

package io.conceptlinker.elasticsearch.query;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.elasticsearch.index.query.QueryRewriteContext;

/**
 * The budgets of the requests that are rewritten now, each forgotten with its request's context.
 * Thread-safe.
 */
final class RequestBudgets {
  private final Map<QueryRewriteContext, RequestBudget> budgets =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The budget that all queries of a request share. */
  RequestBudget of(QueryRewriteContext context) {
    return budgets.computeIfAbsent(context, unknown -> new RequestBudget());
  }
}

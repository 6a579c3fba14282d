package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.elasticsearch.expand.ConceptSets;
import io.conceptlinker.elasticsearch.expand.Expand;
import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.elasticsearch.ElasticsearchException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRunnable;
import org.elasticsearch.index.query.QueryRewriteContext;
import org.jspecify.annotations.Nullable;

/** Resolves concepts with the knowledge bases of this node. */
public final class KnowledgeBaseResolver implements ConceptResolver {
  private final Supplier<KnowledgeBases> knowledgeBases;
  private final TextLinker linker;
  private final Supplier<Executor> executor;
  private final ConceptSets sets;
  private final RequestBudgets budgets = new RequestBudgets();

  /**
   * Suppliers are asked when a query runs: queries are registered before the node's services exist.
   *
   * @param linker reads the text of queries
   * @param executor runs the asynchronous answers
   * @param sets expands ids
   */
  public KnowledgeBaseResolver(
      Supplier<KnowledgeBases> knowledgeBases,
      TextLinker linker,
      Supplier<Executor> executor,
      ConceptSets sets) {
    this.knowledgeBases = knowledgeBases;
    this.linker = linker;
    this.executor = executor;
    this.sets = sets;
  }

  @Override
  public void resolve(ConceptQuestion question, ActionListener<ConceptTerms> listener) {
    executor.get().execute(ActionRunnable.supply(listener, () -> resolve(question)));
  }

  @Override
  public ConceptTerms resolve(ConceptQuestion question) {
    ConceptSubject subject = question.subject();
    ConceptScope scope = question.scope();
    if (!subject.ids().isEmpty()
        && scope.expand() == Expand.NONE
        && scope.semanticGroups().isEmpty()) {
      List<String> ids = sets.of(subject.ids(), scope.expansion(question.maxTerms())).ids();
      return new ConceptTerms(List.of(List.of(new Reading("[value]", ids, ids, 1))));
    }
    try (KnowledgeBaseLease lease = KnowledgeBaseChoice.lease(knowledgeBases.get(), scope.kb())) {
      return new Resolution(question, lease, linker, sets).terms();
    }
  }

  @Override
  public RequestBudget budget(QueryRewriteContext context) {
    return budgets.of(context);
  }

  @Override
  public String describe(@Nullable String kb, List<String> asked, String id) {
    try (KnowledgeBaseLease lease = KnowledgeBaseChoice.lease(knowledgeBases.get(), kb)) {
      return ConceptDescription.of(lease.knowledgeBase(), asked, id);
    } catch (ElasticsearchException | IllegalArgumentException e) {
      return "holds [" + id + "]";
    }
  }
}

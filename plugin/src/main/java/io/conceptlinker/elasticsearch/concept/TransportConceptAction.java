package io.conceptlinker.elasticsearch.concept;

import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.LinkingSettings;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.HandledTransportAction;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;

/** Answers about concepts on the plugin's executor, with the knowledge bases of this node. */
public final class TransportConceptAction
    extends HandledTransportAction<ConceptRequest, ConceptResponse> {
  public static final ActionType<ConceptResponse> TYPE =
      new ActionType<>("cluster:monitor/concept_linker/concept");

  private final LinkingService service;

  @Inject
  public TransportConceptAction(
      ThreadPool threadPool,
      TransportService transportService,
      ActionFilters actionFilters,
      LinkingService service) {
    super(
        TYPE.name(),
        transportService,
        actionFilters,
        ConceptRequest::new,
        threadPool.executor(LinkingSettings.EXECUTOR));
    this.service = service;
  }

  @Override
  protected void doExecute(
      Task task, ConceptRequest request, ActionListener<ConceptResponse> listener) {
    ActionListener.completeWith(
        listener,
        () -> {
          try (KnowledgeBaseLease lease =
              KnowledgeBaseChoice.lease(service.knowledgeBases(), request.kb())) {
            return new ConceptResponse(
                new ConceptFields(lease.knowledgeBase().bundle(), request).fields());
          }
        });
  }
}

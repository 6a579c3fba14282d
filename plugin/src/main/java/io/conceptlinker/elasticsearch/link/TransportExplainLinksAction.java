package io.conceptlinker.elasticsearch.link;

import io.conceptlinker.elasticsearch.concept.ConceptResponse;
import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.ingest.LinkedText;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.LinkingSettings;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.HandledTransportAction;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;

/** Explains the links of one text on the plugin's executor. */
public final class TransportExplainLinksAction
    extends HandledTransportAction<LinkTextRequest, ConceptResponse> {
  public static final ActionType<ConceptResponse> TYPE =
      new ActionType<>("cluster:monitor/concept_linker/explain");

  private final LinkingService service;
  private final int maxTextChars;

  @Inject
  public TransportExplainLinksAction(
      ThreadPool threadPool,
      TransportService transportService,
      ActionFilters actionFilters,
      Settings settings,
      LinkingService service) {
    super(
        TYPE.name(),
        transportService,
        actionFilters,
        LinkTextRequest::new,
        threadPool.executor(LinkingSettings.EXECUTOR));
    this.service = service;
    this.maxTextChars = TransportLinkTextAction.MAX_TEXT_CHARS.get(settings);
  }

  @Override
  protected void doExecute(
      Task task, LinkTextRequest request, ActionListener<ConceptResponse> listener) {
    ActionListener.completeWith(listener, () -> explain(request));
  }

  private ConceptResponse explain(LinkTextRequest request) {
    TransportLinkTextAction.checkLength(request.text(), maxTextChars);
    try (KnowledgeBaseLease lease =
        KnowledgeBaseChoice.lease(service.knowledgeBases(), request.kb())) {
      List<Passage> passages = List.of(new Passage("text", request.text()));
      LinkedText linked =
          service.link(lease, request.linker(), new LinkRequest(passages, request.options()));
      LinkExplanation explanation =
          new LinkExplanation(lease.knowledgeBase().bundle(), request.text());
      List<Object> explained = new ArrayList<>();
      linked.result().mentions().forEach(mention -> explained.add(explanation.of(mention)));
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kb", lease.name());
      fields.put("kb_version", lease.version());
      fields.put("status", linked.status());
      if (!linked.modelVersion().isEmpty()) {
        fields.put("model_version", linked.modelVersion());
      }
      fields.put("mentions", explained);
      return new ConceptResponse(fields);
    }
  }
}

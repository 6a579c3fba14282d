package io.conceptlinker.elasticsearch.link;

import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.ingest.LinkedText;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.LinkingSettings;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.Passage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.HandledTransportAction;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Setting.Property;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;

/** Links one text on the plugin's executor, with the knowledge bases of this node. */
public final class TransportLinkTextAction
    extends HandledTransportAction<LinkTextRequest, LinkTextResponse> {
  public static final ActionType<LinkTextResponse> TYPE =
      new ActionType<>("cluster:monitor/concept_linker/link");

  /** UTF-16 code units of the longest text; longer ones belong into a pipeline. */
  public static final Setting<Integer> MAX_TEXT_CHARS =
      Setting.intSetting("concept_linker.link.max_text_chars", 1_000_000, 1, Property.NodeScope);

  private final LinkingService service;
  private final int maxTextChars;

  @Inject
  public TransportLinkTextAction(
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
    this.maxTextChars = MAX_TEXT_CHARS.get(settings);
  }

  @Override
  protected void doExecute(
      Task task, LinkTextRequest request, ActionListener<LinkTextResponse> listener) {
    ActionListener.completeWith(listener, () -> link(request));
  }

  static void checkLength(String text, int maxTextChars) {
    int chars = text.length();
    if (chars > maxTextChars) {
      throw new IllegalArgumentException(
          "[text] has ["
              + chars
              + "] characters: expected at most ["
              + maxTextChars
              + "]; send it in parts, or raise ["
              + MAX_TEXT_CHARS.getKey()
              + "]");
    }
  }

  private LinkTextResponse link(LinkTextRequest request) {
    checkLength(request.text(), maxTextChars);
    try (KnowledgeBaseLease lease =
        KnowledgeBaseChoice.lease(service.knowledgeBases(), request.kb())) {
      List<Passage> passages = List.of(new Passage("text", request.text()));
      LinkRequest asked = new LinkRequest(passages, request.options());
      LinkedText linked = service.link(lease, request.linker(), asked);
      Map<String, String> groups = new HashMap<>();
      for (Mention mention : linked.result().mentions()) {
        lease
            .knowledgeBase()
            .semanticGroup(mention.conceptId())
            .ifPresent(group -> groups.put(mention.conceptId(), group));
      }
      return new LinkTextResponse(request.text(), linked, groups);
    }
  }
}

package io.conceptlinker.elasticsearch.suggest;

import io.conceptlinker.elasticsearch.concept.ConceptResponse;
import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.elasticsearch.suggest.NameIndex.Suggestion;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.util.BytesRef;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.search.SearchRequest;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.HandledTransportAction;
import org.elasticsearch.client.internal.Client;
import org.elasticsearch.common.Strings;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.search.aggregations.bucket.MultiBucketsAggregation;
import org.elasticsearch.search.aggregations.bucket.terms.IncludeExclude;
import org.elasticsearch.search.aggregations.bucket.terms.TermsAggregationBuilder;
import org.elasticsearch.search.builder.SearchSourceBuilder;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.transport.TransportService;

/**
 * Suggests concepts with the knowledge bases of this node; not on the plugin's executor, because
 * the first request takes a while and documents must not wait for it. Documents are counted by a
 * search of the user who asks: nobody sees counts of documents that are not theirs.
 */
public final class TransportSuggestAction
    extends HandledTransportAction<SuggestRequest, ConceptResponse> {
  public static final ActionType<ConceptResponse> TYPE =
      new ActionType<>("cluster:monitor/concept_linker/suggest");

  /** So many times the wanted concepts are counted in the index, and the commonest are kept. */
  private static final int COUNTED = 5;

  private final LinkingService service;
  private final Client client;
  private final NameIndexes indexes = new NameIndexes();

  @Inject
  public TransportSuggestAction(
      ThreadPool threadPool,
      TransportService transportService,
      ActionFilters actionFilters,
      Client client,
      LinkingService service) {
    super(TYPE.name(), transportService, actionFilters, SuggestRequest::new, threadPool.generic());
    this.client = client;
    this.service = service;
  }

  @Override
  protected void doExecute(
      Task task, SuggestRequest request, ActionListener<ConceptResponse> listener) {
    ActionListener.run(listener, l -> suggest(request, l));
  }

  private void suggest(SuggestRequest request, ActionListener<ConceptResponse> listener) {
    boolean counting = !request.index().isEmpty();
    List<Map<String, Object>> found =
        found(request, counting ? COUNTED * request.size() : request.size());
    if (!counting || found.isEmpty()) {
      listener.onResponse(response(request, found));
      return;
    }
    TreeSet<BytesRef> ids = new TreeSet<>();
    found.forEach(concept -> ids.add(new BytesRef(id(concept))));
    SearchSourceBuilder search =
        new SearchSourceBuilder()
            .size(0)
            .trackTotalHits(false)
            .aggregation(
                new TermsAggregationBuilder("ids")
                    .field(request.field())
                    .size(ids.size())
                    .includeExclude(new IncludeExclude(null, null, ids, null)));
    SearchRequest counts =
        new SearchRequest(Strings.splitStringByCommaToArray(request.index())).source(search);
    client.search(
        counts, listener.map(answer -> response(request, ranked(request, found, answer))));
  }

  private List<Map<String, Object>> found(SuggestRequest request, int size) {
    List<Map<String, Object>> found = new ArrayList<>();
    indexes.retain(service.knowledgeBases().ready());
    try (KnowledgeBaseLease lease =
        KnowledgeBaseChoice.lease(service.knowledgeBases(), request.kb())) {
      KnowledgeBase kb = lease.knowledgeBase().bundle();
      for (Suggestion suggestion : indexes.of(lease).search(kb, request.typed(), size)) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", kb.id(suggestion.concept()));
        fields.put("name", kb.preferredName(suggestion.concept()));
        fields.put("matched", kb.nameText(suggestion.name()));
        kb.semanticGroup(suggestion.concept())
            .ifPresent(group -> fields.put("semantic_group", group));
        found.add(fields);
      }
    }
    return found;
  }

  private static String id(Map<String, Object> concept) {
    return String.valueOf(concept.get("id"));
  }

  /** The commonest first; those that are in no document keep their order. */
  private static List<Map<String, Object>> ranked(
      SuggestRequest request, List<Map<String, Object>> found, SearchResponse answer) {
    Map<String, Long> counts = new LinkedHashMap<>();
    if (answer.getAggregations() != null
        && answer.getAggregations().asList().getFirst() instanceof MultiBucketsAggregation ids) {
      ids.getBuckets().forEach(bucket -> counts.put(bucket.getKeyAsString(), bucket.getDocCount()));
    }
    List<Map<String, Object>> ranked = new ArrayList<>(found);
    ranked.forEach(concept -> concept.put("count", counts.getOrDefault(id(concept), 0L)));
    ranked.sort(Comparator.comparingLong(concept -> -counts.getOrDefault(id(concept), 0L)));
    return ranked.subList(0, Math.min(request.size(), ranked.size()));
  }

  private static ConceptResponse response(
      SuggestRequest request, List<Map<String, Object>> concepts) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kb", request.kb());
    fields.put("concepts", concepts);
    return new ConceptResponse(fields);
  }
}

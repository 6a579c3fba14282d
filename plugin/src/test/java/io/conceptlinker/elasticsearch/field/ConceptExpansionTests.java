package io.conceptlinker.elasticsearch.field;

import static org.elasticsearch.index.query.QueryBuilders.matchQuery;
import static org.elasticsearch.index.query.QueryBuilders.queryStringQuery;
import static org.elasticsearch.index.query.QueryBuilders.termQuery;
import static org.elasticsearch.index.query.QueryBuilders.wrapperQuery;
import static org.elasticsearch.ingest.IngestPipelineTestUtils.putJsonPipelineRequest;

import io.conceptlinker.kb.KnowledgeBaseBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elasticsearch.action.ingest.PutPipelineTransportAction;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.query.QueryBuilder;

/**
 * Both ways to is-a search give the same answer: the ancestors that the processor writes, and what
 * a term stands for when it is searched.
 */
public class ConceptExpansionTests extends ConceptFieldTestCase {
  private static final int CONCEPTS = 60;
  private static final int DOCUMENTS = 200;

  private static String name(int concept) {
    return "word" + (char) ('a' + concept / 26) + (char) ('a' + concept % 26);
  }

  /** Any directed graph without cycles: parents have lower numbers. */
  private static KnowledgeBaseBuilder randomHierarchy() {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int i = 0; i < CONCEPTS; i++) {
      int concept = builder.concept("C" + i);
      builder.preferredName(concept, name(i), "en");
      for (int parents = i == 0 ? 0 : between(0, 3); parents > 0; parents--) {
        builder.parent(concept, builder.concept("C" + between(0, i - 1)));
      }
      if (rarely()) {
        builder.alternativeId(concept, "ALT" + i);
      }
    }
    return builder;
  }

  public void testAncestorsAndExpansionAgree() throws Exception {
    install("demo", randomHierarchy());
    safeGet(
        client()
            .execute(
                PutPipelineTransportAction.TYPE,
                putJsonPipelineRequest(
                    "link",
                    "{\"processors\":[{\"concept_link\":{\"field\":\"text\",\"kb\":\"demo\"}}]}")));
    createIndex(
        "",
        Settings.builder()
            .put("index.default_pipeline", "link")
            .put("index.number_of_shards", between(1, 3))
            .build());
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      StringBuilder text = new StringBuilder("About");
      for (int words = between(0, 4); words > 0; words--) {
        text.append(' ').append(name(between(0, CONCEPTS - 1))).append(',');
      }
      documents.add("{\"text\":\"" + text + "\"}");
    }
    index(documents);
    int found = 0;
    for (int i = 0; i < CONCEPTS; i++) {
      String id = "C" + i;
      Set<String> expected = found(termQuery("concepts.ancestors", id));
      found += expected.size();
      for (QueryBuilder query :
          List.of(
              termQuery(FIELD, id),
              matchQuery(FIELD, id),
              queryStringQuery(FIELD + ":" + id),
              concept("\"value\":\"" + id + "\""),
              concept("\"value\":\"" + id + "\",\"boost_by_distance\":true"),
              concept("\"text\":\"" + name(i) + "\""),
              concept("\"expression\":\"<< " + id + "\""))) {
        assertEquals(query.toString(), expected, found(query));
      }
    }
    assertTrue("some documents have concepts", found > DOCUMENTS);
  }

  private static QueryBuilder concept(String body) {
    return wrapperQuery("{\"concept\":{\"field\":\"" + FIELD + "\"," + body + "}}");
  }
}

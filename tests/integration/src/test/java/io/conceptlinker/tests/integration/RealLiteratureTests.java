package io.conceptlinker.tests.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.PubTatorReader;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The main job on real data: published abstracts go through a node whose knowledge base is CTD's
 * diseases and MeSH. Runs with {@code bin/test --real DIR} only.
 */
public class RealLiteratureTests extends RealNodeTestCase {

  private static final Path DATA = Path.of(System.getProperty("concept.real.data", ""));

  /** Share of the annotated concepts of a document that are found somewhere in it; was 0.737. */
  private static final double LEAST_RECALL = 0.72;

  private static final int BATCH = 50;

  public void testAbstractsComeOutWithConcepts() throws Exception {
    Map<String, CorpusDocument> documents = new TreeMap<>();
    read("corpora/ncbi_disease/NCBItestset_corpus.txt", documents);
    read("corpora/bc5cdr/dev_corpus.txt", documents);
    NodeDirectory directory = directoryWithPlugin();
    Path bundle = createTempDir().resolve("demo");
    KnowledgeBaseCompiler.compile(
        CompileSpec.of(
            "demo",
            bundle,
            new KbSource.Ctd(DATA.resolve("kb/ctd_medic/CTD_diseases.tsv.gz")),
            new KbSource.Mesh(DATA.resolve("kb/mesh"))),
        Progress.NONE);
    putKnowledgeBase(bundle, directory, "demo");
    try (KnowledgeBase kb = KnowledgeBase.open(bundle);
        ElasticsearchNode node = start(directory, single());
        Rest rest = new Rest(node.url())) {
      configure(rest);
      List<String> sources = documents.values().stream().map(RealLiteratureTests::source).toList();
      for (int from = 0; from < sources.size(); from += BATCH) {
        bulk(rest, "literature", sources.subList(from, Math.min(from + BATCH, sources.size())));
      }
      rest.post("/literature/_refresh", "");
      assertEquals(documents.size(), count(rest, "literature", "{\"match_all\":{}}"));
      Map<String, JsonNode> enriched = enriched(rest, documents.keySet());
      enriched.forEach(RealLiteratureTests::checkMentions);
      checkRecall(documents, enriched, kb);
      Map<String, Set<Integer>> linked = new TreeMap<>();
      enriched.forEach((id, source) -> linked.put(id, ids(source.at("/concepts/id"), kb)));
      checkNarrower(rest, linked, kb, "MESH:D009369"); // neoplasms
      checkNarrower(rest, linked, kb, "MESH:D002318"); // cardiovascular diseases
      checkNarrower(rest, linked, kb, "MESH:D009422"); // nervous system diseases
    }
  }

  private static void read(String file, Map<String, CorpusDocument> documents) throws IOException {
    try (CorpusReader reader = PubTatorReader.open(DATA.resolve(file), FormatProblems.strict())) {
      for (Optional<CorpusDocument> next = reader.read(); next.isPresent(); next = reader.read()) {
        documents.put(next.get().id(), next.get());
      }
    }
  }

  private static String source(CorpusDocument document) {
    ObjectNode source = JSON.createObjectNode().put("id", document.id());
    List<CorpusPassage> passages = document.passages();
    source.put("title", passages.get(0).text());
    source.put("abstract", passages.get(1).text());
    return source.toString();
  }

  /** Every document as the index holds it. */
  private static Map<String, JsonNode> enriched(Rest rest, Set<String> ids) throws Exception {
    Map<String, JsonNode> enriched = new TreeMap<>();
    JsonNode answer = rest.post("/literature/_search", "{\"size\":" + (ids.size() + 1) + "}");
    for (JsonNode hit : answer.at("/hits/hits")) {
      enriched.put(hit.path("_id").asText(), hit.path("_source"));
    }
    assertEquals(ids, enriched.keySet());
    return enriched;
  }

  private static void checkMentions(String id, JsonNode source) {
    assertFalse(id + " is tagged " + source.path("tags"), source.has("tags"));
    for (JsonNode mention : source.at("/concepts/mentions")) {
      String field = source.path(mention.path("field").asText()).asText();
      int start = mention.path("start").asInt();
      assertEquals(
          id + " at " + start,
          mention.path("text").asText(),
          field.substring(start, mention.path("end").asInt()));
    }
  }

  private static Set<Integer> ids(JsonNode ids, KnowledgeBase kb) {
    Set<Integer> concepts = new HashSet<>();
    ids.forEach(id -> concepts.add(kb.concept(id.asText())));
    assertFalse("a concept that the knowledge base does not have", concepts.contains(-1));
    return concepts;
  }

  private static void checkRecall(
      Map<String, CorpusDocument> documents, Map<String, JsonNode> enriched, KnowledgeBase kb) {
    long annotated = 0;
    long found = 0;
    for (CorpusDocument document : documents.values()) {
      Set<Integer> gold = new HashSet<>();
      for (Annotation annotation : document.annotations()) {
        annotation.ids().forEach(id -> gold.add(kb.concept(id)));
      }
      gold.remove(-1);
      annotated += gold.size();
      Set<Integer> mentioned = new HashSet<>();
      for (JsonNode mention : enriched.get(document.id()).at("/concepts/mentions")) {
        mentioned.add(kb.concept(mention.path("id").asText()));
      }
      gold.retainAll(mentioned);
      found += gold.size();
    }
    assertTrue("annotated: " + annotated, annotated > 2000);
    double recall = (double) found / annotated;
    assertTrue("recall of concepts by document: " + recall, recall >= LEAST_RECALL);
  }

  /** A broad concept finds exactly the documents that mention it or something narrower. */
  private static void checkNarrower(
      Rest rest, Map<String, Set<Integer>> linked, KnowledgeBase kb, String id) throws Exception {
    int broad = kb.concept(id);
    assertTrue(id, broad >= 0);
    long expected =
        linked.values().stream()
            .filter(
                concepts -> concepts.stream().anyMatch(c -> c == broad || kb.isAncestor(broad, c)))
            .count();
    assertTrue(id + " stands in " + expected, expected > 10);
    String query = "{\"concept\":{\"field\":\"concepts.id\",\"value\":\"" + id + "\"}}";
    assertEquals(id, expected, count(rest, "literature", query));
  }
}

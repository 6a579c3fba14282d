package io.conceptlinker.tests.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.Passage;
import io.conceptlinker.link.SpanLinker;
import io.conceptlinker.node.Rest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Documents through a node's processor have the links that the linker makes in this process. */
final class FamiliesOnNode {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FIELD = "abstract";

  /** Half of the last digit that documents have. */
  private static final double ROUNDING = 5.1e-5;

  private final Rest rest;
  private final KnowledgeBase kb;
  private final List<String> texts;

  FamiliesOnNode(Rest rest, KnowledgeBase kb, List<String> texts) {
    this.rest = rest;
    this.kb = kb;
    this.texts = texts;
  }

  /** Compares the links of a model that is on the node; twice, for what it answered is kept. */
  void check(String name, Path directory) throws Exception {
    List<LinkResult> expected = new ArrayList<>();
    String version;
    try (GenerativeModel model = GenerativeModel.open(directory);
        NameTrie names = model.openNames(kb).orElseThrow()) {
      version = model.version();
      SpanLinker linker = model.linker(names);
      for (String text : texts) {
        List<Passage> passages = List.of(new Passage(FIELD, text));
        LinkRequest request = new LinkRequest(passages, LinkOptions.DEFAULT);
        expected.add(linker.link(List.of(request)).getFirst());
      }
    }
    long generative =
        expected.stream()
            .flatMap(result -> result.mentions().stream())
            .filter(mention -> mention.path() == LinkPath.GENERATIVE)
            .count();
    assertTrue(name + ": " + generative + " mentions", generative > texts.size());
    System.out.println(name + ": " + generative + " mentions that the model answered");
    for (int round = 0; round < 2; round++) {
      JsonNode documents = simulate(name);
      assertEquals(texts.size(), documents.size());
      for (int i = 0; i < texts.size(); i++) {
        JsonNode source = documents.get(i).at("/doc/_source");
        assertEquals(source.toString(), "linked", source.at("/concepts/status").asText());
        assertEquals(version, source.at("/concepts/model_version").asText());
        assertFalse(source.toString(), source.has("tags"));
        compare(name + ", text " + i, expected.get(i), source.at("/concepts/mentions"));
      }
    }
  }

  private JsonNode simulate(String model) throws Exception {
    Map<String, Object> processor =
        Map.of("field", FIELD, "kb", "demo", "model", model, "mentions", true);
    List<Map<String, Object>> documents =
        texts.stream().map(text -> Map.<String, Object>of("_source", Map.of(FIELD, text))).toList();
    Map<String, Object> body =
        Map.of(
            "pipeline",
            Map.of("processors", List.of(Map.of("concept_link", processor))),
            "docs",
            documents);
    return rest.post("/_ingest/pipeline/_simulate", JSON.writeValueAsString(body)).path("docs");
  }

  private static void compare(String where, LinkResult expected, JsonNode found) {
    assertEquals(where, expected.mentions().size(), found.size());
    for (int i = 0; i < found.size(); i++) {
      Mention mention = expected.mentions().get(i);
      JsonNode other = found.get(i);
      assertEquals(where, mention.start(), other.path("start").asInt());
      assertEquals(where, mention.end(), other.path("end").asInt());
      assertEquals(where, mention.conceptId(), other.path("id").asText());
      assertEquals(where, mention.path().label(), other.path("path").asText());
      assertEquals(where, mention.assertion().label(), other.path("assertion").asText());
      assertEquals(where, mention.score(), other.path("score").asDouble(), ROUNDING);
      assertEquals(where, mention.candidates().size(), other.path("candidates").size());
      for (int j = 0; j < mention.candidates().size(); j++) {
        Candidate candidate = mention.candidates().get(j);
        JsonNode listed = other.path("candidates").get(j);
        assertEquals(where, candidate.conceptId(), listed.path("id").asText());
        assertEquals(where, candidate.score(), listed.path("score").asDouble(), ROUNDING);
      }
    }
  }
}

package io.conceptlinker.ingest;

import io.conceptlinker.link.Passage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.test.ESTestCase;

public class TextHashTests extends ESTestCase {

  private static String hash(Map<String, Object> options, Passage... passages) {
    Map<String, Object> config = new HashMap<>(Map.of("field", "a", "kb", "demo"));
    config.putAll(options);
    return TextHash.of(
        List.of(passages), ConceptLinkOptions.parse(null, config, TimeValue.MINUS_ONE));
  }

  public void testPinned() {
    assertEquals(
        "changing it links every document again",
        "f662ecf6a5b23388dbb9ae09",
        hash(Map.of(), a("flu")));
  }

  private static Passage a(String text) {
    return new Passage("a", text);
  }

  public void testWhatDecidesTheOutputChangesTheHash() {
    Set<String> hashes = new HashSet<>();
    hashes.add(hash(Map.of(), a("flu")));
    hashes.add(hash(Map.of(), a("flu ")));
    hashes.add(hash(Map.of(), new Passage("b", "flu")));
    hashes.add(hash(Map.of(), a("fl"), a("u")));
    hashes.add(hash(Map.of(), a("f"), a("lu")));
    hashes.add(hash(Map.of("mentions", true), a("flu")));
    hashes.add(hash(Map.of("annotated_text", Map.of("a", "b")), a("flu")));
    hashes.add(hash(Map.of("annotated_text", Map.of("a", "c")), a("flu")));
    hashes.add(hash(Map.of("min_score", 0.3), a("flu")));
    hashes.add(hash(Map.of("semantic_groups", List.of("Disorders")), a("flu")));
    hashes.add(hash(Map.of("properties", List.of("id")), a("flu")));
    assertEquals(11, hashes.size());
  }

  public void testWhatDoesNotDecideItLeavesTheHash() {
    assertEquals(
        hash(Map.of(), a("flu")),
        hash(Map.of("timeout", "1s", "override", true, "ignore_missing", true), a("flu")));
    assertEquals(
        hash(Map.of("semantic_groups", List.of("A", "B")), a("flu")),
        hash(Map.of("semantic_groups", List.of("B", "A")), a("flu")));
  }
}

package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.conceptlinker.cli.demo.Snippet.Span;
import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A document that was found by a concept, with the text that mentions it.
 *
 * @param id the document's id
 * @param snippet the field that mentions the concept
 * @param surface what the first mention in it says
 */
record ConceptHit(String id, Snippet snippet, String surface) {

  /**
   * Reads a hit.
   *
   * @param concept the concept that was searched for; narrower ones count too
   */
  static Optional<ConceptHit> of(JsonNode hit, KnowledgeBase kb, int concept) {
    Map<String, List<Span>> fields = new LinkedHashMap<>();
    for (JsonNode mention : hit.at("/_source/concepts/mentions")) {
      int mentioned = kb.concept(mention.path("id").asText());
      boolean isWanted = mentioned == concept || kb.isAncestor(concept, mentioned);
      if (isWanted && !isLeftOut(mention.path("assertion").asText())) {
        fields
            .computeIfAbsent(mention.path("field").asText(), field -> new ArrayList<>())
            .add(new Span(mention.path("start").asInt(), mention.path("end").asInt()));
      }
    }
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    // The last field is the longest; it shows more of how the concept comes in than the title.
    Map.Entry<String, List<Span>> shown = List.copyOf(fields.entrySet()).getLast();
    String text = hit.path("_source").path(shown.getKey()).asText();
    Span first = shown.getValue().getFirst();
    return Optional.of(
        new ConceptHit(
            hit.path("_id").asText(),
            new Snippet(text, shown.getValue()),
            text.substring(first.start(), first.end())));
  }

  /**
   * Some of the hits, those before others that call the concept by a new name.
   *
   * @param words what the searcher calls it
   */
  static List<ConceptHit> varied(List<ConceptHit> hits, int most, String words) {
    Set<String> surfaces = new HashSet<>(Set.of(words.toLowerCase(Locale.ROOT)));
    List<ConceptHit> varied = new ArrayList<>();
    List<ConceptHit> others = new ArrayList<>();
    for (ConceptHit hit : hits) {
      (surfaces.add(hit.surface().toLowerCase(Locale.ROOT)) ? varied : others).add(hit);
    }
    varied.addAll(others);
    return varied.subList(0, Math.min(most, varied.size()));
  }

  /** Such mentions do not put their concept into {@code concepts.id}. */
  private static boolean isLeftOut(String assertion) {
    return assertion.equals("negated") || assertion.equals("family");
  }
}

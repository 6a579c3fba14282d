package io.conceptlinker.cli.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.eval.pairing.Pair;
import io.conceptlinker.eval.pairing.Pairing;
import io.conceptlinker.eval.spans.AskedSpan;
import io.conceptlinker.eval.spans.FoundSpan;
import io.conceptlinker.eval.spans.SpanDocument;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes {@code errors.jsonl} of a linker that finds mentions by itself: {@code missed} and {@code
 * spurious} spans, {@code span} (right concept, other ends) and {@code concept} (other concept), in
 * the order of the text.
 *
 * @param kb tells names
 * @param gold has the texts, in the order of the predictions
 */
record SpanErrorsFile(KnowledgeBase kb, List<GoldDocument> gold) {

  void write(List<SpanDocument> documents, Path file) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
      json.setRootValueSeparator(null);
      for (int i = 0; i < documents.size(); i++) {
        write(documents.get(i), gold.get(i).document().text(), json);
      }
    }
  }

  private void write(SpanDocument document, String text, JsonGenerator json) throws IOException {
    Pairing<AskedSpan, FoundSpan> pairing =
        new Pairing<>(
                document.asked().stream().filter(span -> !span.concepts().isNil()).toList(),
                document.found())
            .match((asked, found) -> right(asked, found) && sameRegion(asked, found) ? 1 : 0)
            .match(
                (asked, found) -> right(asked, found) ? asked.region().overlap(found.region()) : 0)
            .match((asked, found) -> asked.region().overlap(found.region()));
    for (Pair<AskedSpan, FoundSpan> pair : pairing.pairs()) {
      boolean right = right(pair.gold(), pair.predicted());
      if (!right || !sameRegion(pair.gold(), pair.predicted())) {
        line(
            document.id(),
            right ? "span" : "concept",
            Optional.of(pair.gold()),
            Optional.of(pair.predicted()),
            text,
            json);
      }
    }
    for (AskedSpan span : pairing.missed()) {
      line(document.id(), "missed", Optional.of(span), Optional.empty(), text, json);
    }
    for (FoundSpan span : pairing.spurious()) {
      line(document.id(), "spurious", Optional.empty(), Optional.of(span), text, json);
    }
  }

  private void line(
      String document,
      String kind,
      Optional<AskedSpan> asked,
      Optional<FoundSpan> found,
      String text,
      JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("document", document);
    json.writeStringField("error", kind);
    if (asked.isPresent()) {
      GoldConcepts concepts = asked.get().concepts();
      span("gold", asked.get().region(), text, json);
      json.writeStringField("id", concepts.notation());
      json.writeStringField("name", name(concepts.ids().iterator().next()));
      json.writeEndObject();
    }
    if (found.isPresent()) {
      span("found", found.get().region(), text, json);
      json.writeStringField("id", found.get().concept());
      json.writeStringField("name", name(found.get().concept()));
      json.writeNumberField("score", found.get().score());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private static void span(String field, Region region, String text, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("start", region.start());
    json.writeNumberField("end", region.end());
    json.writeStringField("text", text.substring(region.start(), region.end()));
  }

  private String name(String id) {
    int concept = kb.concept(id);
    return concept < 0 ? "" : kb.preferredName(concept);
  }

  private static boolean right(AskedSpan asked, FoundSpan found) {
    return asked.concepts().accepts(found.concept());
  }

  private static boolean sameRegion(AskedSpan asked, FoundSpan found) {
    return asked.region().equals(found.region());
  }
}

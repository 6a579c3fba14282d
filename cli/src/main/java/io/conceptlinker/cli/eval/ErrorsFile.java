package io.conceptlinker.cli.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.eval.baseline.Ranking;
import io.conceptlinker.eval.excerpt.DocumentTexts;
import io.conceptlinker.eval.excerpt.Excerpt;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.linking.Stratum;
import io.conceptlinker.eval.ontology.Kinship;
import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.ontology.OntologyConcept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes {@code errors.jsonl}: the mentions whose first answer is wrong, the most confident errors
 * first. Confined to one thread.
 */
final class ErrorsFile {
  private static final int CONTEXT = 80;

  private final Ontology ontology;
  private final DocumentTexts texts;
  private final List<WrongAnswer> errors = new ArrayList<>();

  private record WrongAnswer(LinkingCase scored, String path) {
    double confidence() {
      return scored.ranked().isEmpty() ? 0 : scored.ranked().getFirst().score();
    }
  }

  /**
   * @param ontology tells the names of concepts and how they are related
   * @param texts where excerpts come from
   */
  ErrorsFile(Ontology ontology, DocumentTexts texts) {
    this.ontology = ontology;
    this.texts = texts;
  }

  /** Takes note of a mention if its answer is wrong. */
  void add(LinkingCase scored, Ranking ranking) {
    if (!scored.mention().gold().isNil() && scored.rank() != 1) {
      errors.add(new WrongAnswer(scored, ranking.path()));
    }
  }

  void write(Path file) throws IOException {
    List<WrongAnswer> sorted = new ArrayList<>(errors);
    sorted.sort(Comparator.comparingDouble(WrongAnswer::confidence).reversed());
    try (JsonGenerator json = new JsonFactory().createGenerator(Files.newBufferedWriter(file))) {
      json.setRootValueSeparator(null);
      for (WrongAnswer error : sorted) {
        write(error, json);
        json.writeRaw('\n');
      }
    }
  }

  private void write(WrongAnswer error, JsonGenerator json) throws IOException {
    GoldMention mention = error.scored().mention();
    Excerpt excerpt = Excerpt.of(mention, texts, CONTEXT);
    json.writeStartObject();
    json.writeStringField("document", mention.document());
    json.writeNumberField("start", mention.start());
    json.writeNumberField("end", mention.end());
    json.writeStringField("before", excerpt.before());
    json.writeStringField("text", mention.text());
    json.writeStringField("after", excerpt.after());
    json.writeStringField("gold", mention.gold().notation());
    json.writeArrayFieldStart("gold_names");
    for (String id : mention.gold().ids()) {
      json.writeString(name(id));
    }
    json.writeEndArray();
    json.writeNumberField("rank", error.scored().rank());
    json.writeStringField("path", error.path());
    json.writeArrayFieldStart("ranked");
    for (RankedConcept concept : error.scored().ranked()) {
      json.writeStartObject();
      json.writeStringField("id", concept.id());
      json.writeStringField("name", name(concept.id()));
      json.writeNumberField("score", concept.score());
      json.writeStringField("relation", relation(concept.id(), mention));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("strata");
    for (Stratum stratum : error.scored().strata()) {
      json.writeStringField(stratum.dimension().label(), stratum.value());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private String name(String id) {
    return ontology.concept(id).map(OntologyConcept::name).orElse("");
  }

  private String relation(String id, GoldMention mention) {
    return mention.gold().accepts(id) ? "gold" : Kinship.of(ontology, id, mention.gold()).label();
  }
}

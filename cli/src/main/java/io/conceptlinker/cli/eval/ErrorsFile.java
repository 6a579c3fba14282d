package io.conceptlinker.cli.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.eval.baseline.Ranking;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.linking.Stratum;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Writes {@code errors.jsonl}: the mentions whose first answer is wrong, the most confident errors
 * first. Confined to one thread.
 */
final class ErrorsFile {
  private static final int CONTEXT = 80;

  private final Optional<KnowledgeBase> kb;
  private final List<WrongAnswer> errors = new ArrayList<>();

  private record WrongAnswer(LinkingCase scored, String path, String before, String after) {
    double confidence() {
      return scored.ranked().isEmpty() ? 0 : scored.ranked().getFirst().score();
    }
  }

  /**
   * @param kb tells the names of concepts and how they are related
   */
  ErrorsFile(Optional<KnowledgeBase> kb) {
    this.kb = kb;
  }

  /** Takes note of a mention if its answer is wrong. */
  void add(LinkingCase scored, Ranking ranking, String text) {
    GoldMention mention = scored.mention();
    if (!mention.gold().isNil() && scored.rank() != 1) {
      int from = Math.max(0, mention.start() - CONTEXT);
      int to = Math.min(text.length(), mention.end() + CONTEXT);
      errors.add(
          new WrongAnswer(
              scored,
              ranking.path(),
              text.substring(from, mention.start()),
              text.substring(mention.end(), to)));
    }
  }

  long count() {
    return errors.size();
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
    json.writeStartObject();
    json.writeStringField("document", mention.document());
    json.writeNumberField("start", mention.start());
    json.writeNumberField("end", mention.end());
    json.writeStringField("before", error.before());
    json.writeStringField("text", mention.text());
    json.writeStringField("after", error.after());
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
    int concept = ordinal(id);
    return concept < 0 ? "" : kb.map(opened -> opened.preferredName(concept)).orElse("");
  }

  private String relation(String id, GoldMention mention) {
    if (mention.gold().accepts(id)) {
      return "gold";
    }
    return kb.map(opened -> new HierarchyRelation(opened).of(id, mention.gold().ids())).orElse("");
  }

  private int ordinal(String id) {
    return kb.map(opened -> opened.concept(id)).orElse(-1);
  }
}

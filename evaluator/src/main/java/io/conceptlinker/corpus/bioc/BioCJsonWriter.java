package io.conceptlinker.corpus.bioc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.CorpusWriter;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.RelationEnd;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes BioC in JSON, with annotations at the passage that they start in. Offsets count code
 * points. Lost: the order of annotations of different passages, and which fragments touched.
 * Confined to a thread; closing it closes the writer underneath.
 */
public final class BioCJsonWriter implements CorpusWriter {
  private final JsonGenerator json;

  /**
   * Begins the collection.
   *
   * @param source its {@code source}
   */
  public BioCJsonWriter(Writer out, String source) throws IOException {
    json = new JsonFactory().createGenerator(out);
    json.writeStartObject();
    json.writeStringField("source", source);
    json.writeStringField("date", "");
    json.writeStringField("key", "");
    json.writeObjectFieldStart("infons");
    json.writeEndObject();
    json.writeArrayFieldStart("documents");
  }

  @Override
  public void write(CorpusDocument document) throws IOException {
    CodePointOffsets offsets = new CodePointOffsets(document.text());
    json.writeStartObject();
    json.writeStringField("id", document.id());
    json.writeObjectFieldStart("infons");
    if (!document.language().isEmpty()) {
      json.writeStringField("language", document.language());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("passages");
    List<CorpusPassage> passages = document.passages();
    for (int i = 0; i < passages.size(); i++) {
      int until = i + 1 < passages.size() ? passages.get(i + 1).offset() : Integer.MAX_VALUE;
      passage(document, passages.get(i), until, offsets);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("relations");
    for (CorpusRelation relation : document.relations()) {
      relation(relation);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private void passage(
      CorpusDocument document, CorpusPassage passage, int until, CodePointOffsets offsets)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("offset", offsets.toCodePoints(passage.offset()));
    infon("type", passage.field());
    json.writeStringField("text", passage.text());
    json.writeArrayFieldStart("annotations");
    for (Annotation annotation : document.annotations()) {
      if (annotation.start() >= passage.offset() && annotation.start() < until) {
        annotation(annotation, offsets);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void annotation(Annotation annotation, CodePointOffsets offsets) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", annotation.id());
    json.writeObjectFieldStart("infons");
    json.writeStringField("type", annotation.type());
    json.writeStringField("identifier", annotation.concepts().notation());
    json.writeEndObject();
    json.writeStringField("text", annotation.text());
    json.writeArrayFieldStart("locations");
    for (Fragment fragment : annotation.region().fragments()) {
      int start = offsets.toCodePoints(fragment.start());
      json.writeStartObject();
      json.writeNumberField("offset", start);
      json.writeNumberField("length", offsets.toCodePoints(fragment.end()) - start);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void relation(CorpusRelation relation) throws IOException {
    boolean concepts = relation.level() == CorpusRelation.Level.CONCEPTS;
    json.writeStartObject();
    json.writeStringField("id", relation.id());
    json.writeObjectFieldStart("infons");
    json.writeStringField("type", relation.type());
    if (concepts) {
      json.writeStringField("entity1", relation.first().reference());
      json.writeStringField("entity2", relation.second().reference());
    }
    if (!relation.novelty().isEmpty()) {
      json.writeStringField("novel", relation.novelty());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("nodes");
    if (!concepts) {
      for (RelationEnd end : List.of(relation.first(), relation.second())) {
        json.writeStartObject();
        json.writeStringField("refid", end.reference());
        json.writeStringField("role", end.role());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void infon(String key, String value) throws IOException {
    json.writeObjectFieldStart("infons");
    json.writeStringField(key, value);
    json.writeEndObject();
  }
}

package io.conceptlinker.corpus.bioc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.JsonNode;
import io.conceptlinker.corpus.RelationEnd;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** BioC in JSON: an object whose {@code documents} are read one at a time. */
final class BioCJson implements BioCSource {
  private final String file;
  private final JsonParser parser;
  private boolean inside;

  BioCJson(String file, InputStream in) throws IOException {
    this.file = file;
    this.parser = new JsonFactory().createParser(in);
  }

  @Override
  public Optional<BioCDocument> next() throws IOException {
    try {
      if (!inside) {
        find();
      }
      return parser.nextToken() == JsonToken.START_OBJECT
          ? Optional.of(document(JsonNode.read(parser)))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new CorpusFormatException(
          file,
          parser.currentLocation().getLineNr(),
          "JSON",
          "something else",
          "check that the file is complete");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }

  /** Goes into the list of documents. */
  private void find() throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean documents = parser.currentName().equals("documents");
      boolean list = parser.nextToken() == JsonToken.START_ARRAY;
      if (documents && list) {
        inside = true;
        return;
      }
      parser.skipChildren();
    }
    throw new CorpusFormatException(
        file,
        parser.currentLocation().getLineNr(),
        "an object with a list [documents]",
        "none",
        "check that this is a BioC collection");
  }

  private static BioCDocument document(JsonNode node) {
    List<BioCDocument.Passage> passages = new ArrayList<>();
    List<BioCDocument.Mark> marks = new ArrayList<>();
    List<BioCDocument.Link> links = new ArrayList<>();
    collect(node, marks, links);
    for (JsonNode passage : node.elements("passages")) {
      collect(passage, marks, links);
      List<JsonNode> sentences = passage.elements("sentences");
      List<JsonNode> texts =
          passage.text("text").isEmpty() && !sentences.isEmpty() ? sentences : List.of(passage);
      for (JsonNode text : texts) {
        passages.add(
            new BioCDocument.Passage(
                text.line(),
                text.field("offset").number(),
                passage.field("infons").texts(),
                text.text("text")));
      }
      sentences.forEach(sentence -> collect(sentence, marks, links));
    }
    return new BioCDocument(node.text("id"), node.field("infons").texts(), passages, marks, links);
  }

  private static void collect(
      JsonNode node, List<BioCDocument.Mark> marks, List<BioCDocument.Link> links) {
    for (JsonNode annotation : node.elements("annotations")) {
      List<Fragment> locations = new ArrayList<>();
      for (JsonNode location : annotation.elements("locations")) {
        BioCLocations.add(
            locations, location.field("offset").number(), location.field("length").number());
      }
      marks.add(
          new BioCDocument.Mark(
              annotation.line(),
              annotation.text("id"),
              annotation.field("infons").texts(),
              locations,
              annotation.text("text")));
    }
    for (JsonNode relation : node.elements("relations")) {
      links.add(
          new BioCDocument.Link(
              relation.line(),
              relation.text("id"),
              relation.field("infons").texts(),
              relation.elements("nodes").stream()
                  .map(end -> new RelationEnd(end.text("role"), end.text("refid")))
                  .toList()));
    }
  }
}

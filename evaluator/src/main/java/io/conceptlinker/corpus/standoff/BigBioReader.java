package io.conceptlinker.corpus.standoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.JsonNode;
import io.conceptlinker.corpus.PassageLayout;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code bigbio_kb} schema (Fries et al. 2022), one document a line. Several normalised
 * ids of an entity are alternatives; events and coreferences are passed over. Offsets may count
 * code points or UTF-16 code units: text decides. Confined to a thread.
 */
public final class BigBioReader implements CorpusReader {
  private final CorpusLines lines;
  private final FormatProblems problems;
  private final JsonFactory json = new JsonFactory();

  private BigBioReader(CorpusLines lines, FormatProblems problems) {
    this.lines = lines;
    this.problems = problems;
  }

  /** Opens a file; {@code .gz} is unpacked. */
  public static BigBioReader open(Path path, FormatProblems problems) throws IOException {
    return new BigBioReader(CorpusLines.open(path), problems);
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static BigBioReader of(String name, InputStream in, FormatProblems problems) {
    return new BigBioReader(new CorpusLines(name, in), problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        try {
          return Optional.of(document(parse(line)));
        } catch (CorpusFormatException e) {
          problems.skip(e);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private JsonNode parse(String line) throws IOException {
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        return JsonNode.read(parser);
      }
    } catch (JsonProcessingException e) {
      long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      throw lines.wrong("one JSON object", "other text near column " + column, "escape the text");
    }
    throw lines.wrong("one JSON object", "another value", "write one document a line");
  }

  private CorpusDocument document(JsonNode node) throws CorpusFormatException {
    if (node.elements("passages").isEmpty()) {
      throw lines.wrong(
          "a document with passages", "none", "use the bigbio_kb schema, one document a line");
    }
    PassageLayout layout = new PassageLayout();
    for (JsonNode passage : node.elements("passages")) {
      String text =
          passage.elements("text").stream().map(JsonNode::text).collect(Collectors.joining(" "));
      List<JsonNode> offsets = passage.elements("offsets");
      int start = offsets.isEmpty() ? -1 : number(offsets.getFirst(), 0);
      if (start < 0) {
        throw lines.wrong("offsets of each passage", "none", "write [[start, end]]");
      }
      layout.add(passage.text("type"), start, text);
    }
    List<Annotation> annotations = new ArrayList<>();
    for (JsonNode entity : node.elements("entities")) {
      annotation(entity, layout).ifPresent(annotations::add);
    }
    List<CorpusRelation> relations = new ArrayList<>();
    for (JsonNode relation : node.elements("relations")) {
      relations.add(
          new CorpusRelation(
              relation.text("id"),
              relation.text("type"),
              CorpusRelation.Level.MENTIONS,
              new RelationEnd("", relation.text("arg1_id")),
              new RelationEnd("", relation.text("arg2_id")),
              ""));
    }
    String name = node.text("document_id");
    return new CorpusDocument(
        name.isEmpty() ? node.text("id") : name, "", layout.passages(), annotations, relations);
  }

  private Optional<Annotation> annotation(JsonNode entity, PassageLayout layout)
      throws CorpusFormatException {
    List<Fragment> fragments = new ArrayList<>();
    for (JsonNode offsets : entity.elements("offsets")) {
      int start = number(offsets, 0);
      int end = number(offsets, 1);
      if (start >= 0 && start < end) {
        fragments.add(new Fragment(start, end));
      }
    }
    String surface =
        entity.elements("text").stream().map(JsonNode::text).collect(Collectors.joining(" "));
    Optional<Region> region =
        fragments.isEmpty() ? Optional.empty() : layout.region(fragments, surface);
    if (region.isEmpty()) {
      problems.skip(
          lines.wrong(
              "the text of entity [" + entity.text("id") + "] at its offsets",
              "other text there, or no offsets",
              "correct the offsets: they count characters of the document"));
      return Optional.empty();
    }
    List<Set<String>> alternatives = new ArrayList<>();
    for (JsonNode normalized : entity.elements("normalized")) {
      GoldConcepts concepts = GoldConcepts.parse(normalized.text("db_id").replace('|', '\u0000'));
      concepts.alternatives().forEach(ids -> alternatives.add(restored(ids)));
    }
    return Optional.of(
        new Annotation(
            entity.text("id"),
            region.get(),
            surface,
            entity.text("type"),
            new GoldConcepts(alternatives)));
  }

  /** A bar is part of the id here: alternatives have entries of their own. */
  private static Set<String> restored(Set<String> ids) {
    return ids.stream().map(id -> id.replace('\u0000', '|')).collect(Collectors.toSet());
  }

  private static int number(JsonNode offsets, int index) {
    return index < offsets.elements().size() ? offsets.elements().get(index).number() : -1;
  }
}

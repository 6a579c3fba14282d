package io.conceptlinker.load.table;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.JsonReader;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.input.SourceTree;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one concept a line. All fields but {@code id} and {@code name} are optional; others are
 * errors. Confined to one thread.
 *
 * <pre>{@code
 * {"id":"C0011849","name":"Diabetes mellitus","names":[{"text":"Diabète sucré","language":"fr"}],
 *  "definitions":["..."],"semantic_types":["T047"],"semantic_group":"DISO","parents":["C0014130"],
 *  "alternative_ids":["C9999999"],"xrefs":["MESH:D003920"]}
 * }</pre>
 */
public final class JsonlParser {

  private static final String FIELDS =
      "id, name, names, definitions, semantic_types, semantic_group, parents, alternative_ids, xrefs";

  /** Names do not say which vocabulary they come from. */
  private static final String VOCABULARY = "";

  private final Path path;
  private final String language;
  private final Progress progress;

  /**
   * For one file, or all files of a directory whose names end in {@code .jsonl} or {@code
   * .jsonl.gz}.
   *
   * @param path files may be gzipped
   * @param language of names that do not say it, and of the preferred name
   */
  public JsonlParser(Path path, String language, Progress progress) {
    this.path = path;
    this.language = language;
    this.progress = progress;
  }

  /** Reads all lines. */
  public void parse(ConceptSink sink) throws IOException {
    if (!Files.isDirectory(path)) {
      parse(path, sink);
      return;
    }
    List<Path> files =
        SourceTree.files(path).stream()
            .filter(file -> SourceFile.nameOf(file).matches(".*\\.jsonl(\\.gz)?"))
            .toList();
    if (files.isEmpty()) {
      throw new KbFormatException(
          path.toString(),
          0,
          new Problem("records", "", "*.jsonl in the directory", "none", "check the path"));
    }
    for (Path file : files) {
      parse(file, sink);
    }
  }

  private void parse(Path file, ConceptSink sink) throws IOException {
    try (RowReader rows = RowReader.of(SourceFile.open(file, progress), RowReader.NO_DELIMITER)) {
      while (rows.next()) {
        rows.file().countRow();
        sink.tally().read(Item.CONCEPT);
        try {
          emit(concept(rows), sink);
        } catch (KbFormatException e) {
          sink.malformed(Item.CONCEPT, e);
        }
      }
      sink.file(rows.file().provenance());
    }
  }

  private Entry concept(RowReader rows) throws IOException {
    try (JsonReader json = JsonReader.of(rows)) {
      Entry entry = new Entry();
      json.enterObject("record");
      for (String field = json.nextField(); field != null; field = json.nextField()) {
        switch (field) {
          case "id" -> entry.id = json.text(field);
          case "name" -> entry.name = json.text(field);
          case "names" -> names(json, entry);
          case "definitions" -> texts(json, field, entry.definitions);
          case "semantic_types" -> texts(json, field, entry.semanticTypes);
          case "semantic_group" -> entry.semanticGroup = json.text(field);
          case "parents" -> texts(json, field, entry.parents);
          case "alternative_ids" -> texts(json, field, entry.alternativeIds);
          case "xrefs" -> texts(json, field, entry.xrefs);
          default -> throw unknown(json, field, FIELDS);
        }
      }
      if (json.next() != null) {
        throw json.problem("record", "", "one object a line", "more", "break the line");
      }
      if (entry.id.isBlank() || entry.name.isBlank()) {
        throw rows.problem(
            "record", entry.id, "id and name", "one of them empty or missing", "add it");
      }
      return entry;
    }
  }

  private void names(JsonReader json, Entry entry) throws IOException {
    json.enterArray("names");
    while (json.nextObject("names")) {
      String text = "";
      String inLanguage = language;
      for (String field = json.nextField(); field != null; field = json.nextField()) {
        switch (field) {
          case "text" -> text = json.text("names.text");
          case "language" -> inLanguage = json.text("names.language");
          default -> throw unknown(json, "names." + field, "text, language");
        }
      }
      if (text.isBlank()) {
        throw json.problem("name", "", "a text", "none", "add it or leave the name out");
      }
      entry.names.add(new Name(text, inLanguage));
    }
  }

  private static void texts(JsonReader json, String field, List<String> into) throws IOException {
    json.enterArray(field);
    for (String text = json.nextText(field); text != null; text = json.nextText(field)) {
      into.add(text);
    }
  }

  private static KbFormatException unknown(JsonReader json, String field, String known) {
    return json.problem(
        "field", field, "one of " + known, "an unknown one", "correct or remove it");
  }

  private void emit(Entry entry, ConceptSink sink) throws IOException {
    int concept = sink.concept(entry.id);
    sink.declare(concept);
    for (String type : entry.semanticTypes) {
      sink.tally().read(Item.SEMANTIC_TYPE);
      sink.semanticType(concept, type);
    }
    if (entry.semanticGroup != null) {
      sink.semanticGroup(concept, entry.semanticGroup);
    }
    sink.tally().read(Item.NAME);
    sink.name(concept, entry.name, language, VOCABULARY, NameKind.PREFERRED);
    for (Name name : entry.names) {
      sink.tally().read(Item.NAME);
      sink.name(concept, name.text, name.language, VOCABULARY, NameKind.SYNONYM);
    }
    for (String definition : entry.definitions) {
      sink.tally().read(Item.DEFINITION);
      sink.definition(concept, definition);
    }
    for (String id : entry.alternativeIds) {
      sink.tally().read(Item.ALTERNATIVE_ID);
      sink.alternativeId(concept, id);
    }
    for (String xref : entry.xrefs) {
      sink.tally().read(Item.XREF);
      sink.xref(concept, xref);
    }
    for (String parent : entry.parents) {
      sink.tally().read(Item.PARENT);
      sink.parent(concept, sink.concept(parent));
    }
  }

  /** One line while it is read: nothing of a broken line reaches the sink. */
  private static final class Entry {
    private String id = "";
    private String name = "";
    private @Nullable String semanticGroup;
    private final List<Name> names = new ArrayList<>();
    private final List<String> definitions = new ArrayList<>();
    private final List<String> semanticTypes = new ArrayList<>();
    private final List<String> parents = new ArrayList<>();
    private final List<String> alternativeIds = new ArrayList<>();
    private final List<String> xrefs = new ArrayList<>();
  }

  private record Name(String text, String language) {}
}

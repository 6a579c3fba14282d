package io.conceptlinker.load.mesh;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.Pieces;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the report CTD_diseases.tsv, whose columns are named in a comment. Ids are {@code MESH:}
 * and {@code OMIM:}; the bare MeSH id, which corpora use, is an alternative id. Confined to one
 * thread.
 */
public final class CtdParser {

  static final String VOCABULARY = "MEDIC";
  static final String DISORDERS = "DISO";

  private static final String NAME = "DiseaseName";
  private static final String ID = "DiseaseID";

  private final Path path;
  private final Progress progress;
  private final Map<String, Integer> columns = new HashMap<>();

  /**
   * For one file.
   *
   * @param path plain or gzipped
   */
  public CtdParser(Path path, Progress progress) {
    this.path = path;
    this.progress = progress;
  }

  /** Reads all rows. */
  public void parse(ConceptSink sink) throws IOException {
    try (RowReader rows = RowReader.of(SourceFile.open(path, progress), '\t')) {
      while (rows.next()) {
        if (rows.bytes()[rows.start(0)] == '#') {
          header(rows);
          continue;
        }
        rows.file().countRow();
        sink.tally().read(Item.CONCEPT);
        try {
          disease(rows, sink);
        } catch (KbFormatException e) {
          sink.malformed(Item.CONCEPT, e);
        }
      }
      sink.file(rows.file().provenance());
    }
  }

  private void header(RowReader rows) throws KbFormatException {
    String first = rows.text(0).substring(1).strip();
    if (first.equals(NAME) && rows.fields() > 1) {
      columns.put(NAME, 0);
      for (int i = 1; i < rows.fields(); i++) {
        columns.put(rows.text(i).strip(), i);
      }
    }
  }

  private void disease(RowReader rows, ConceptSink sink) throws IOException {
    if (!columns.containsKey(ID)) {
      throw rows.problem(
          "column names",
          "",
          "a comment # DiseaseName, DiseaseID, ... before the first row",
          "none",
          "use the report as CTD publishes it");
    }
    String id = text(rows, ID);
    String name = text(rows, NAME);
    if (id.indexOf(':') <= 0 || name.isEmpty()) {
      throw rows.problem(
          "disease", id, "a name and an id such as MESH:D003110", "other", "check the file");
    }
    int concept = sink.concept(id);
    sink.declare(concept);
    sink.semanticGroup(concept, DISORDERS);
    sink.tally().read(Item.NAME);
    sink.name(concept, name, "en", VOCABULARY, NameKind.PREFERRED);
    for (String synonym : list(rows, "Synonyms")) {
      sink.tally().read(Item.NAME);
      sink.name(concept, synonym, "en", VOCABULARY, NameKind.SYNONYM);
    }
    String definition = text(rows, "Definition");
    if (!definition.isEmpty()) {
      sink.tally().read(Item.DEFINITION);
      sink.definition(concept, definition);
    }
    if (id.startsWith("MESH:")) {
      alternative(concept, id.substring("MESH:".length()), sink);
    }
    for (String alternative : list(rows, "AltDiseaseIDs")) {
      boolean diseaseOntology = alternative.startsWith("DO:DOID:");
      alternative(concept, diseaseOntology ? alternative.substring(3) : alternative, sink);
    }
    for (String parent : list(rows, "ParentIDs")) {
      sink.tally().read(Item.PARENT);
      sink.parent(concept, sink.concept(parent));
    }
  }

  private static void alternative(int concept, String id, ConceptSink sink) {
    sink.tally().read(Item.ALTERNATIVE_ID);
    sink.alternativeId(concept, id);
  }

  private String text(RowReader rows, String column) throws KbFormatException {
    Integer at = columns.get(column);
    return at == null ? "" : rows.text(at).strip();
  }

  private List<String> list(RowReader rows, String column) throws KbFormatException {
    return Pieces.of(text(rows, column), "|");
  }
}

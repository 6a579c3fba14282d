package io.conceptlinker.load.mesh;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Reads the text form of MEDIC that came with disease normalisers: ids, an empty field, names. A
 * number is an OMIM id. A disease goes by its MeSH descriptor if it has one, else by its
 * supplementary record, else by its OMIM id. Confined to one thread.
 *
 * <pre>{@code
 * C567755|613097||Tooth Agenesis, Selective, 6|STHAG6
 * }</pre>
 */
public final class MedicParser {

  /** A record, or the root of the disease tree. */
  private static final Pattern MESH = Pattern.compile("[CD]\\d{6,9}|C");

  private static final Pattern OMIM = Pattern.compile("\\d{6}");

  private final Path path;
  private final Progress progress;

  /**
   * For one file.
   *
   * @param path plain or gzipped
   */
  public MedicParser(Path path, Progress progress) {
    this.path = path;
    this.progress = progress;
  }

  /** Reads all rows. */
  public void parse(ConceptSink sink) throws IOException {
    try (RowReader rows = RowReader.of(SourceFile.open(path, progress), '|')) {
      while (rows.next()) {
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

  private static void disease(RowReader rows, ConceptSink sink) throws IOException {
    int gap = 0;
    while (gap < rows.fields() && !rows.isEmpty(gap)) {
      gap++;
    }
    if (gap == 0 || gap >= rows.fields() - 1 || rows.isEmpty(gap + 1)) {
      throw rows.problem(
          "disease", rows.text(0), "ids, an empty field, names", "other", "check the file");
    }
    String[] ids = new String[gap];
    int best = 0;
    for (int i = 0; i < gap; i++) {
      ids[i] = id(rows, i);
      best = order(ids[i]) < order(ids[best]) ? i : best;
    }
    int concept = sink.concept(ids[best]);
    sink.declare(concept);
    sink.semanticGroup(concept, CtdParser.DISORDERS);
    NameKind kind = NameKind.PREFERRED;
    for (int i = gap + 1; i < rows.fields(); i++) {
      if (!rows.isEmpty(i)) {
        sink.tally().read(Item.NAME);
        sink.name(concept, rows.text(i), "en", CtdParser.VOCABULARY, kind);
        kind = NameKind.SYNONYM;
      }
    }
    for (int i = 0; i < gap; i++) {
      if (i != best) {
        sink.tally().read(Item.ALTERNATIVE_ID);
        sink.alternativeId(concept, ids[i]);
      }
    }
  }

  private static String id(RowReader rows, int field) throws KbFormatException {
    String id = rows.text(field);
    if (OMIM.matcher(id).matches()) {
      return "OMIM:" + id;
    }
    if (!MESH.matcher(id).matches()) {
      throw rows.problem(
          "disease id", id, "a MeSH id or an OMIM number", "other text", "check the file");
    }
    return id;
  }

  private static int order(String id) {
    return switch (id.charAt(0)) {
      case 'D' -> 0;
      case 'C' -> 1;
      default -> 2;
    };
  }
}

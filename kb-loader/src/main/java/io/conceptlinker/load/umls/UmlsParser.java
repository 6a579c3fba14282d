package io.conceptlinker.load.umls;

import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Reads a UMLS release in Rich Release Format. Confined to one thread. */
public final class UmlsParser {

  private final UmlsFiles files;
  private final Set<String> codeSources;
  private final Progress progress;

  /**
   * Finds the files of a release.
   *
   * @param directory the META directory or the one that holds it
   * @param codeSources the vocabularies whose codes become cross-references of the concepts
   * @throws KbFormatException if there is no MRCONSO.RRF or MRCONSO.RRF.gz
   */
  public UmlsParser(Path directory, Set<String> codeSources, Progress progress) throws IOException {
    this.files = new UmlsFiles(directory);
    this.codeSources = Set.copyOf(codeSources);
    this.progress = progress;
  }

  /** Reads all files that the sink wants. */
  public void parse(ConceptSink sink) throws IOException {
    UmlsVocabularies vocabularies = new UmlsVocabularies();
    UmlsRanks ranks = new UmlsRanks();
    each(
        "MRSAB.RRF",
        UmlsVocabularies.COLUMNS,
        Item.METADATA,
        sink,
        rows -> vocabularies.row(rows, sink));
    each("MRRANK.RRF", UmlsRanks.COLUMNS, Item.METADATA, sink, rows -> ranks.row(rows, sink));
    each("MRSTY.RRF", 6, Item.SEMANTIC_TYPE, sink, rows -> semanticType(rows, sink));
    UmlsNames names = new UmlsNames(sink, ranks, codeSources);
    each("MRCONSO.RRF", UmlsNames.COLUMNS, Item.NAME, sink, names::row);
    names.finish();
    UmlsDefinitions definitions = new UmlsDefinitions(sink, vocabularies);
    each("MRDEF.RRF", UmlsDefinitions.COLUMNS, Item.DEFINITION, sink, definitions::row);
    UmlsRelations relations = new UmlsRelations(sink);
    each("MRREL.RRF", UmlsRelations.COLUMNS, Item.PARENT, sink, relations::row);
    UmlsRetired retired = new UmlsRetired(sink);
    each("MRCUI.RRF", UmlsRetired.MRCUI_COLUMNS, Item.RETIRED_ID, sink, retired::history);
    each("CHANGE/MERGEDCUI.RRF", 2, Item.RETIRED_ID, sink, retired::merged);
    each("CHANGE/DELETEDCUI.RRF", 2, Item.RETIRED_ID, sink, retired::deleted);
    vocabularies.declare(sink);
  }

  private static void semanticType(RowReader rows, ConceptSink sink) throws KbFormatException {
    if (rows.isEmpty(0) || !rows.text(1).startsWith("T")) {
      throw rows.problem(
          "semantic type", rows.text(1), "a CUI and a TUI such as T047", "other", "check the file");
    }
    int concept = sink.concept(rows.bytes(), rows.start(0), rows.end(0));
    sink.semanticType(concept, rows.text(1));
  }

  private void each(String name, int columns, Item item, ConceptSink sink, RowHandler handler)
      throws IOException {
    if (!sink.wants(item) || !files.has(name)) {
      return;
    }
    try (RowReader rows = files.open(name, progress)) {
      while (rows.next()) {
        rows.file().countRow();
        sink.tally().read(item);
        try {
          requireColumns(rows, columns);
          handler.row(rows);
        } catch (KbFormatException e) {
          sink.malformed(item, e);
        }
      }
      FileProvenance read = rows.file().provenance();
      sink.file(read);
    }
  }

  /** Every column ends with a bar, the last one too. */
  private static void requireColumns(RowReader rows, int columns) throws KbFormatException {
    if (rows.fields() != columns + 1 || !rows.isEmpty(columns)) {
      throw rows.problem(
          "row",
          rows.text(0),
          columns + " columns, each followed by |",
          Integer.toString(rows.fields() - 1),
          "check that the file is whole, or read leniently to skip such rows");
    }
  }

  /** Takes one row that has the right number of columns. */
  @FunctionalInterface
  private interface RowHandler {
    void row(RowReader rows) throws IOException;
  }
}

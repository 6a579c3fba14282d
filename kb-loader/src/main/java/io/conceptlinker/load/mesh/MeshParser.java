package io.conceptlinker.load.mesh;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.Pieces;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads tables of MeSH descriptors, known by their names: {@code *label_mappings.tsv} (id, label,
 * synonyms with bars), {@code tree-numbers*.tsv} (id, label, tree number), {@code mtrees*} (label;
 * tree number) and {@code *mesh_mappings.tsv} (MESH, id, label, vocabulary, id there, label there).
 * Labels of {@code mtrees} find their ids through the other tables, and its places are used for
 * descriptors that have none yet. Confined to one thread.
 */
public final class MeshParser {

  private static final String VOCABULARY = "MESH";

  private final Path path;
  private final Progress progress;
  private final MeshTrees trees = new MeshTrees();
  private final MeshTrees treesByLabel = new MeshTrees();
  private final Map<String, Integer> conceptOfLabel = new HashMap<>();
  private final BitSet named = new BitSet();

  /**
   * For a directory with such tables, or one of them.
   *
   * @param path a directory or a file
   */
  public MeshParser(Path path, Progress progress) {
    this.path = path;
    this.progress = progress;
  }

  /** Reads all tables that are there. */
  public void parse(ConceptSink sink) throws IOException {
    MeshFiles files = MeshFiles.in(path);
    // groups come from the trees and filters need them before the names, so labels are read twice
    for (Path file : files.treeNumbers()) {
      each(file, '\t', Item.METADATA, sink, true, rows -> treeNumber(rows, sink));
    }
    if (!files.mtrees().isEmpty()) {
      for (Path file : files.labels()) {
        each(file, '\t', Item.METADATA, sink, false, rows -> remember(rows, sink));
      }
      for (Path file : files.mtrees()) {
        each(file, ';', Item.METADATA, sink, true, rows -> treeOfLabel(rows, sink));
      }
    }
    groups(sink, trees);
    groups(sink, treesByLabel);
    for (Path file : files.labels()) {
      each(file, '\t', Item.CONCEPT, sink, true, rows -> descriptor(rows, sink));
    }
    for (Path file : files.treeNumbers()) {
      each(file, '\t', Item.METADATA, sink, false, rows -> labelOfTree(rows, sink));
    }
    for (Path file : files.mappings()) {
      each(file, '\t', Item.XREF, sink, true, rows -> mapping(rows, sink));
    }
    parents(sink, trees);
    parents(sink, treesByLabel);
  }

  private void remember(RowReader rows, ConceptSink sink) throws IOException {
    conceptOfLabel.put(rows.text(1), sink.concept(rows.text(0)));
  }

  private void treeNumber(RowReader rows, ConceptSink sink) throws IOException {
    if (rows.is(0, "mesh_id")) {
      sink.tally().dropped(Item.METADATA, DropReason.NOT_A_CONCEPT);
      return;
    }
    require(rows, 3, "id, label and tree number");
    int concept = sink.concept(rows.text(0));
    conceptOfLabel.put(rows.text(1), concept);
    trees.add(rows.text(2), concept);
    sink.tally().kept(Item.METADATA);
  }

  private void treeOfLabel(RowReader rows, ConceptSink sink) throws IOException {
    require(rows, 2, "label and tree number");
    Integer concept = conceptOfLabel.get(rows.text(0).strip());
    if (concept == null) {
      sink.tally().dropped(Item.METADATA, DropReason.UNKNOWN_CONCEPT);
    } else if (trees.has(concept)) {
      sink.tally().dropped(Item.METADATA, DropReason.SUPERSEDED);
    } else {
      treesByLabel.add(rows.text(1).strip(), concept);
      sink.tally().kept(Item.METADATA);
    }
  }

  private static void groups(ConceptSink sink, MeshTrees trees) {
    trees.forEach(
        (concept, numbers) ->
            MeshTrees.group(numbers).ifPresent(group -> sink.semanticGroup(concept, group)));
  }

  private void descriptor(RowReader rows, ConceptSink sink) throws IOException {
    require(rows, 2, "id and label");
    int concept = sink.concept(rows.text(0));
    sink.declare(concept);
    named.set(concept);
    name(concept, rows.text(1), NameKind.PREFERRED, sink);
    for (String synonym : Pieces.of(rows.text(2), "|")) {
      name(concept, synonym, NameKind.SYNONYM, sink);
    }
  }

  private void labelOfTree(RowReader rows, ConceptSink sink) throws IOException {
    if (!rows.is(0, "mesh_id")) {
      declareUnlessNamed(rows.text(0), rows.text(1), sink);
    }
  }

  private void mapping(RowReader rows, ConceptSink sink) throws IOException {
    require(rows, 5, "MESH, id, label, vocabulary and id there");
    int concept = declareUnlessNamed(rows.text(1), rows.text(2), sink);
    String there = rows.text(4);
    sink.xref(concept, there.indexOf(':') > 0 ? there : rows.text(3) + ":" + there);
  }

  private int declareUnlessNamed(String id, String label, ConceptSink sink) throws IOException {
    int concept = sink.concept(id);
    if (!named.get(concept)) {
      named.set(concept);
      sink.tally().read(Item.CONCEPT);
      sink.declare(concept);
      name(concept, label, NameKind.PREFERRED, sink);
    }
    return concept;
  }

  private static void name(int concept, String text, NameKind kind, ConceptSink sink)
      throws IOException {
    sink.tally().read(Item.NAME);
    sink.name(concept, text, "en", VOCABULARY, kind);
  }

  private static void parents(ConceptSink sink, MeshTrees trees) {
    trees.forEach(
        (concept, numbers) -> {
          for (String number : numbers) {
            trees
                .parent(number)
                .ifPresent(
                    parent -> {
                      sink.tally().read(Item.PARENT);
                      sink.parent(concept, parent);
                    });
          }
        });
  }

  private static void require(RowReader rows, int columns, String what) throws KbFormatException {
    for (int i = 0; i < columns; i++) {
      if (rows.isEmpty(i)) {
        throw rows.problem(
            "row", rows.text(0), what, "an empty column " + (i + 1), "check the file");
      }
    }
  }

  private void each(
      Path file, char delimiter, Item item, ConceptSink sink, boolean counts, RowHandler handler)
      throws IOException {
    try (RowReader rows = RowReader.of(SourceFile.open(file, progress), delimiter)) {
      while (rows.next()) {
        if (counts) {
          rows.file().countRow();
          sink.tally().read(item);
        }
        try {
          handler.row(rows);
        } catch (KbFormatException e) {
          if (counts) {
            sink.malformed(item, e);
          }
        }
      }
      FileProvenance read = rows.file().provenance();
      if (counts) {
        sink.file(read);
      }
    }
  }

  /** Takes one row. */
  @FunctionalInterface
  private interface RowHandler {
    void row(RowReader rows) throws IOException;
  }
}

package io.conceptlinker.load.snomed;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.IdTable;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/**
 * Reads a SNOMED CT release. Names are the active descriptions, fully specified names without their
 * tag; the tag is the semantic type. The preferred name is the one that a language reference set
 * prefers, that of US English where there is one. Parents are the inferred is-a relationships, or
 * the stated ones where there are no inferred ones. Confined to one thread.
 */
public final class SnomedParser {

  static final String VOCABULARY = "SNOMEDCT";

  private final Rf2Release release;
  private final SemanticTags tags = new SemanticTags();
  private final IdTable preferred = new IdTable();
  private final IdTable preferredInUsEnglish = new IdTable();
  private final BitSet namedInUsEnglish = new BitSet();
  private boolean englishNames;
  private boolean inferredParents;

  /**
   * Finds the files of a release.
   *
   * @param directory of the release; all files under it are considered
   * @param date the state at this date, YYYYMMDD, from the full files; empty for the latest
   */
  public SnomedParser(Path directory, Optional<Integer> date, Progress progress)
      throws IOException {
    this.release = new Rf2Release(directory, date, progress);
  }

  /** Reads all files that the sink wants. */
  public void parse(ConceptSink sink) throws IOException {
    each(Rf2File.CONCEPT, Item.CONCEPT, sink, this::concept);
    each(Rf2File.LANGUAGE, Item.METADATA, sink, this::acceptability);
    // tags are needed by filters before the first name, so descriptions are read more than once
    again(Rf2File.DESCRIPTION, sink, (rows, to) -> prepare(rows, to, true));
    if (!englishNames) {
      again(Rf2File.DESCRIPTION, sink, (rows, to) -> prepare(rows, to, false));
    }
    each(Rf2File.DESCRIPTION, Item.NAME, sink, this::description);
    if (sink.wants(Item.DEFINITION)) {
      each(Rf2File.TEXT_DEFINITION, Item.DEFINITION, sink, this::definition);
    }
    if (sink.wants(Item.PARENT)) {
      each(Rf2File.RELATIONSHIP, Item.PARENT, sink, this::relationship);
      if (!inferredParents) {
        each(Rf2File.STATED_RELATIONSHIP, Item.PARENT, sink, this::relationship);
      }
    }
    if (sink.wants(Item.RETIRED_ID)) {
      each(Rf2File.ASSOCIATION, Item.RETIRED_ID, sink, this::association);
    }
  }

  private void concept(RowReader rows, ConceptSink sink, boolean active) {
    int concept = sink.concept(rows.bytes(), rows.start(0), rows.end(0));
    sink.declare(concept);
    if (!active) {
      sink.obsolete(concept);
    }
  }

  /** Columns: ..., 4 refsetId, 5 referencedComponentId, 6 acceptabilityId. */
  private void acceptability(RowReader rows, ConceptSink sink, boolean active) {
    if (!active) {
      sink.tally().dropped(Item.METADATA, DropReason.OBSOLETE);
      return;
    }
    if (rows.is(6, Sctid.PREFERRED)) {
      IdTable table = rows.is(4, Sctid.US_ENGLISH) ? preferredInUsEnglish : preferred;
      table.add(rows.bytes(), rows.start(5), rows.end(5));
    }
    sink.tally().kept(Item.METADATA);
  }

  /** Columns: ..., 4 conceptId, 5 languageCode, 6 typeId, 7 term, 8 caseSignificanceId. */
  private void prepare(RowReader rows, ConceptSink sink, boolean english) throws KbFormatException {
    if (rows.is(6, Sctid.SYNONYM) && has(preferredInUsEnglish, rows)) {
      namedInUsEnglish.set(sink.concept(rows.bytes(), rows.start(4), rows.end(4)));
    }
    if (!rows.is(6, Sctid.FULLY_SPECIFIED_NAME) || (english && !rows.is(5, "en"))) {
      return;
    }
    englishNames |= english;
    Optional<String> tag = SemanticTags.tag(rows.text(7));
    if (tag.isPresent()) {
      int concept = sink.concept(rows.bytes(), rows.start(4), rows.end(4));
      sink.tally().read(Item.SEMANTIC_TYPE);
      sink.semanticType(concept, tag.get());
      tags.group(tag.get()).ifPresent(group -> sink.semanticGroup(concept, group));
    }
  }

  private void description(RowReader rows, ConceptSink sink, boolean active) throws IOException {
    boolean fullySpecified = rows.is(6, Sctid.FULLY_SPECIFIED_NAME);
    if (!active && !sink.filters().obsolete()) {
      sink.tally().dropped(Item.NAME, DropReason.OBSOLETE);
    } else if (!fullySpecified && !rows.is(6, Sctid.SYNONYM)) {
      sink.tally().dropped(Item.NAME, DropReason.SCOPE);
    } else {
      int concept = sink.concept(rows.bytes(), rows.start(4), rows.end(4));
      String text = fullySpecified ? SemanticTags.untagged(rows.text(7)) : rows.text(7);
      NameKind kind =
          !fullySpecified && isPreferred(concept, rows) ? NameKind.PREFERRED : NameKind.SYNONYM;
      sink.name(concept, text, rows.text(5), VOCABULARY, kind);
    }
  }

  /** Other dialects count for concepts that US English does not name. */
  private boolean isPreferred(int concept, RowReader rows) {
    boolean usEnglish = rows.is(5, "en") && namedInUsEnglish.get(concept);
    return has(usEnglish ? preferredInUsEnglish : preferred, rows);
  }

  private static boolean has(IdTable descriptions, RowReader rows) {
    return descriptions.find(rows.bytes(), rows.start(0), rows.end(0)) >= 0;
  }

  private void definition(RowReader rows, ConceptSink sink, boolean active) throws IOException {
    if (!active && !sink.filters().obsolete()) {
      sink.tally().dropped(Item.DEFINITION, DropReason.OBSOLETE);
    } else if (!sink.filters().wantsLanguage(rows.text(5))) {
      sink.tally().dropped(Item.DEFINITION, DropReason.LANGUAGE);
    } else {
      int concept = sink.concept(rows.bytes(), rows.start(4), rows.end(4));
      sink.definition(concept, rows.text(7));
    }
  }

  /** Columns: ..., 4 sourceId, 5 destinationId, 6 group, 7 typeId, 8 characteristicTypeId, ... */
  private void relationship(RowReader rows, ConceptSink sink, boolean active) {
    if (!active) {
      sink.tally().dropped(Item.PARENT, DropReason.OBSOLETE);
    } else if (!rows.is(7, Sctid.IS_A)) {
      sink.tally().dropped(Item.PARENT, DropReason.NOT_HIERARCHICAL);
    } else {
      inferredParents = true;
      int child = sink.concept(rows.bytes(), rows.start(4), rows.end(4));
      int parent = sink.concept(rows.bytes(), rows.start(5), rows.end(5));
      sink.parent(child, parent);
    }
  }

  /** Columns: ..., 4 refsetId, 5 referencedComponentId, 6 targetComponentId. */
  private void association(RowReader rows, ConceptSink sink, boolean active)
      throws KbFormatException {
    if (!active) {
      sink.tally().dropped(Item.RETIRED_ID, DropReason.OBSOLETE);
    } else if (rows.is(4, Sctid.SAME_AS) || rows.is(4, Sctid.REPLACED_BY)) {
      sink.retired(rows.text(5), sink.concept(rows.bytes(), rows.start(6), rows.end(6)));
    } else {
      sink.tally().dropped(Item.RETIRED_ID, DropReason.NOT_A_REPLACEMENT);
    }
  }

  private void each(Rf2File kind, Item item, ConceptSink sink, RowAction action)
      throws IOException {
    release.each(
        kind,
        true,
        new Rf2Release.Handler() {
          @Override
          public void row(RowReader rows, boolean current, boolean active) throws IOException {
            sink.tally().read(item);
            if (current) {
              action.row(rows, sink, active);
            } else {
              sink.tally().dropped(item, DropReason.SUPERSEDED);
            }
          }

          @Override
          public void malformed(KbFormatException problem) throws KbFormatException {
            sink.tally().read(item);
            sink.malformed(item, problem);
          }

          @Override
          public void end(SourceFile file) throws IOException {
            sink.file(file.provenance());
          }
        });
  }

  private void again(Rf2File kind, ConceptSink sink, TagAction action) throws IOException {
    release.each(
        kind,
        false,
        new Rf2Release.Handler() {
          @Override
          public void row(RowReader rows, boolean current, boolean active) throws IOException {
            if (current && active) {
              action.row(rows, sink);
            }
          }

          @Override
          public void malformed(KbFormatException problem) {
            // the reading that counts will find it again
          }

          @Override
          public void end(SourceFile file) {
            // the reading that counts takes the provenance
          }
        });
  }

  /** Takes a current row. */
  @FunctionalInterface
  private interface RowAction {
    void row(RowReader rows, ConceptSink sink, boolean active) throws IOException;
  }

  /** Takes a current and active row. */
  @FunctionalInterface
  private interface TagAction {
    void row(RowReader rows, ConceptSink sink) throws IOException;
  }
}

package io.conceptlinker.load.obo;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads an OBO flat file. A row is a stanza. Confined to one thread. */
public final class OboParser {

  private static final String TERM = "[Term]";

  private final Path path;
  private final OntologyOptions options;
  private final Progress progress;

  /**
   * For one file.
   *
   * @param path plain, gzipped, or in a zip of its own
   */
  public OboParser(Path path, OntologyOptions options, Progress progress) {
    this.path = path;
    this.options = options;
    this.progress = progress;
  }

  /** Reads all stanzas. */
  public void parse(ConceptSink sink) throws IOException {
    try (RowReader rows = RowReader.of(SourceFile.open(path, progress), RowReader.NO_DELIMITER)) {
      // null in the header, in stanzas that are no terms, and after an error in a term
      OntologyTerm term = null;
      KbFormatException withoutId = null;
      while (rows.next()) {
        String line = rows.text(0);
        try {
          if (line.startsWith("[")) {
            emit(term, withoutId, sink);
            rows.file().countRow();
            sink.tally().read(Item.CONCEPT);
            term = line.stripTrailing().equals(TERM) ? new OntologyTerm() : null;
            withoutId = rows.problem("stanza", line, "an id in it", "none", "give the term an id");
            if (term == null) {
              sink.tally().dropped(Item.CONCEPT, DropReason.NOT_A_CONCEPT);
            }
          } else if (term != null && !line.startsWith("!")) {
            clause(line, rows, term);
          }
        } catch (KbFormatException e) {
          term = null;
          sink.malformed(Item.CONCEPT, e);
        }
      }
      try {
        emit(term, withoutId, sink);
      } catch (KbFormatException e) {
        sink.malformed(Item.CONCEPT, e);
      }
      sink.file(rows.file().provenance());
    }
  }

  private void emit(
      @Nullable OntologyTerm term, @Nullable KbFormatException withoutId, ConceptSink sink)
      throws IOException {
    if (term == null) {
      return;
    }
    if (term.id.isEmpty() && withoutId != null) {
      throw withoutId;
    }
    term.emit(sink, options);
  }

  private void clause(String line, RowReader rows, OntologyTerm term) throws KbFormatException {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      throw rows.problem("clause", "", "tag: value", "no colon", "check the file");
    }
    OboValue value = new OboValue(line, colon + 1);
    switch (line.substring(0, colon)) {
      case "id" -> term.id = value.word();
      case "name" -> term.name = value.rest();
      case "def" -> term.definitions.add(quoted(value, rows, term));
      case "synonym" -> synonym(value, rows, term);
      case "exact_synonym" -> synonym(value, rows, term, SynonymScope.EXACT);
      case "related_synonym" -> synonym(value, rows, term, SynonymScope.RELATED);
      case "broad_synonym" -> synonym(value, rows, term, SynonymScope.BROAD);
      case "narrow_synonym" -> synonym(value, rows, term, SynonymScope.NARROW);
      case "is_a" -> term.parents.add(id("is_a", value, rows, term));
      case "relationship" -> relationship(value, rows, term);
      case "xref", "xref_analog", "xref_unk" -> term.xrefs.add(id("xref", value, rows, term));
      case "alt_id" -> term.alternativeIds.add(id("alt_id", value, rows, term));
      case "is_obsolete" -> term.obsolete = value.word().equals("true");
      case "replaced_by" -> term.replacedBy.add(id("replaced_by", value, rows, term));
      default -> {
        // the other tags say nothing that a knowledge base holds
      }
    }
  }

  private void relationship(OboValue value, RowReader rows, OntologyTerm term)
      throws KbFormatException {
    String type = value.word();
    String target = id("relationship", value, rows, term);
    if (options.partOf() && (type.equals("part_of") || type.equals("BFO:0000050"))) {
      term.parents.add(target);
    }
  }

  private static void synonym(OboValue value, RowReader rows, OntologyTerm term)
      throws KbFormatException {
    String text = quoted(value, rows, term);
    String scope = value.word();
    String type = value.word();
    SynonymScope known =
        switch (scope) {
          case "EXACT" -> SynonymScope.EXACT;
          case "RELATED" -> SynonymScope.RELATED;
          case "BROAD" -> SynonymScope.BROAD;
          case "NARROW" -> SynonymScope.NARROW;
          case "" -> SynonymScope.UNSTATED;
          default ->
              throw rows.problem(
                  "synonym of " + term.id,
                  scope,
                  "EXACT, RELATED, BROAD or NARROW after its text",
                  "another word",
                  "correct the scope");
        };
    term.synonyms.add(OntologyTerm.Synonym.of(text, known, type));
  }

  private static void synonym(OboValue value, RowReader rows, OntologyTerm term, SynonymScope scope)
      throws KbFormatException {
    term.synonyms.add(new OntologyTerm.Synonym(quoted(value, rows, term), scope, false));
  }

  private static String quoted(OboValue value, RowReader rows, OntologyTerm term)
      throws KbFormatException {
    String text = value.quoted();
    if (text == null) {
      throw rows.problem(
          "text of term", term.id, "\"text\" in quotes", "no closed quotes", "correct the line");
    }
    return text;
  }

  private static String id(String tag, OboValue value, RowReader rows, OntologyTerm term)
      throws KbFormatException {
    String id = value.word();
    if (id.isEmpty()) {
      throw rows.problem(tag + " of term", term.id, "an id", "nothing", "correct the line");
    }
    return id;
  }
}

package io.conceptlinker.load.umls;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.CrossReferences;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * MRCONSO: one row is one atom, a name in one vocabulary. Rows of a concept follow each other, so a
 * concept's atoms are gathered, ordered by rank and handed on together; the best of each language
 * is the preferred one.
 */
final class UmlsNames {

  static final int COLUMNS = 18;
  private static final int CUI = 0;
  private static final int LAT = 1;
  private static final int TS = 2;
  private static final int STT = 4;
  private static final int ISPREF = 6;
  private static final int SAB = 11;
  private static final int TTY = 12;
  private static final int CODE = 13;
  private static final int STR = 14;
  private static final int SRL = 15;
  private static final int SUPPRESS = 16;

  private final ConceptSink sink;
  private final Filters filters;
  private final Tally tally;
  private final Set<String> codeSources;
  private final Symbols<Language> languages;
  private final Symbols<TermType> termTypes;

  private final List<Atom> atoms = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private final Set<String> codes = new HashSet<>();
  private byte[] cui = {};
  private int concept = -1;

  UmlsNames(ConceptSink sink, UmlsRanks ranks, Set<String> codeSources) {
    this.sink = sink;
    this.filters = sink.filters();
    this.tally = sink.tally();
    this.codeSources = codeSources;
    this.languages = new Symbols<>(lat -> Language.of(UmlsLanguages.iso(lat), filters));
    this.termTypes =
        new Symbols<>(
            text -> {
              int bar = text.indexOf('|');
              return TermType.of(text.substring(0, bar), text.substring(bar + 1), ranks, filters);
            });
  }

  void row(RowReader rows) throws IOException {
    if (rows.isEmpty(CUI) || rows.isEmpty(SAB) || rows.isEmpty(STR)) {
      throw rows.problem(
          "name", rows.text(CUI), "CUI, SAB and STR", "an empty column", "check the file");
    }
    if (!Arrays.equals(cui, 0, cui.length, rows.bytes(), rows.start(CUI), rows.end(CUI))) {
      finish();
      cui = Arrays.copyOfRange(rows.bytes(), rows.start(CUI), rows.end(CUI));
      concept = sink.concept(cui, 0, cui.length);
      tally.read(Item.CONCEPT);
      sink.declare(concept);
    }
    Language language = languages.of(rows, LAT, LAT);
    TermType type = termTypes.of(rows, SAB, TTY);
    char suppress = rows.isEmpty(SUPPRESS) ? 'N' : (char) rows.bytes()[rows.start(SUPPRESS)];
    code(rows, type, suppress);
    if (!language.wanted) {
      tally.dropped(Item.NAME, DropReason.LANGUAGE);
    } else if (!type.wanted) {
      tally.dropped(Item.NAME, DropReason.SOURCE);
    } else if (restriction(rows) > filters.maxRestrictionLevel()) {
      tally.dropped(Item.NAME, DropReason.RESTRICTED);
    } else if (suppress == 'O' && !filters.obsolete()) {
      tally.dropped(Item.NAME, DropReason.OBSOLETE);
    } else if ((suppress == 'E' || suppress == 'Y') && !filters.suppressed()) {
      tally.dropped(Item.NAME, DropReason.SUPPRESSED);
    } else {
      int choice = (rows.is(TS, "P") ? 4 : 0) + (rows.is(STT, "PF") ? 2 : 0);
      long score = 8L * type.rank(suppress) + choice + (rows.is(ISPREF, "Y") ? 1 : 0);
      atoms.add(new Atom(rows.text(STR), language, type, score));
    }
  }

  /** Hands on the names of the last concept. */
  void finish() throws IOException {
    atoms.sort(Atom.BEST_FIRST);
    String preferredIn = "";
    for (Atom atom : atoms) {
      if (atoms.size() > 1 && !seen.add(new Key(atom.text, atom.language.iso))) {
        tally.dropped(Item.NAME, DropReason.DUPLICATE);
        continue;
      }
      NameKind kind = atom.type.abbreviation ? NameKind.ABBREVIATION : NameKind.SYNONYM;
      if (!atom.language.iso.equals(preferredIn)) {
        kind = NameKind.PREFERRED;
        preferredIn = atom.language.iso;
      }
      sink.name(concept, atom.text, atom.language.iso, atom.type.vocabulary, kind);
    }
    for (String code : codes) {
      tally.read(Item.XREF);
      sink.xref(concept, code);
    }
    atoms.clear();
    seen.clear();
    codes.clear();
  }

  private void code(RowReader rows, TermType type, char suppress) throws KbFormatException {
    if (suppress != 'O' && codeSources.contains(type.vocabulary) && !rows.isEmpty(CODE)) {
      codes.add(CrossReferences.canonical(type.vocabulary + ":" + rows.text(CODE)));
    }
  }

  private int restriction(RowReader rows) throws KbFormatException {
    byte digit = rows.isEmpty(SRL) ? (byte) '0' : rows.bytes()[rows.start(SRL)];
    if (digit < '0' || digit > '9' || rows.end(SRL) - rows.start(SRL) > 1) {
      throw rows.problem(
          "restriction level", rows.text(SRL), "a digit", "other text", "check the file");
    }
    return digit - '0';
  }

  private record Language(String iso, boolean wanted, int rank) {
    static Language of(String iso, Filters filters) {
      return new Language(iso, filters.wantsLanguage(iso), filters.languageRank(iso));
    }
  }

  private record Key(String text, String language) {}

  private record Atom(String text, Language language, TermType type, long score) {
    static final Comparator<Atom> BEST_FIRST =
        Comparator.<Atom>comparingInt(a -> a.language.rank)
            .thenComparing(a -> a.language.iso)
            .thenComparingLong(a -> -a.score);
  }
}

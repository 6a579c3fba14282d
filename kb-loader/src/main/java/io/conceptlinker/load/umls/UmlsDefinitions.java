package io.conceptlinker.load.umls;

import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;

/** MRDEF: what a vocabulary says that a concept is. */
final class UmlsDefinitions {

  static final int COLUMNS = 8;
  private static final int CUI = 0;
  private static final int SAB = 4;
  private static final int DEF = 5;
  private static final int SUPPRESS = 6;

  private final ConceptSink sink;
  private final UmlsVocabularies vocabularies;

  UmlsDefinitions(ConceptSink sink, UmlsVocabularies vocabularies) {
    this.sink = sink;
    this.vocabularies = vocabularies;
  }

  void row(RowReader rows) throws IOException {
    String vocabulary = rows.text(SAB);
    if (!sink.filters().wantsSource(vocabulary)) {
      sink.tally().dropped(Item.DEFINITION, DropReason.SOURCE);
    } else if (!sink.filters().wantsLanguage(vocabularies.language(vocabulary))) {
      sink.tally().dropped(Item.DEFINITION, DropReason.LANGUAGE);
    } else if (rows.is(SUPPRESS, "O") && !sink.filters().obsolete()) {
      sink.tally().dropped(Item.DEFINITION, DropReason.OBSOLETE);
    } else if ((rows.is(SUPPRESS, "E") || rows.is(SUPPRESS, "Y")) && !sink.filters().suppressed()) {
      sink.tally().dropped(Item.DEFINITION, DropReason.SUPPRESSED);
    } else {
      int concept = sink.concept(rows.bytes(), rows.start(CUI), rows.end(CUI));
      sink.definition(concept, rows.text(DEF));
    }
  }
}

package io.conceptlinker.load.umls;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** MRSAB: the vocabularies of a release, their versions and languages. */
final class UmlsVocabularies {

  static final int COLUMNS = 25;
  private static final int RSAB = 3;
  private static final int SVER = 6;
  private static final int LAT = 19;
  private static final int CURVER = 21;

  private final Map<String, String> versions = new TreeMap<>();
  private final Map<String, String> languages = new HashMap<>();

  void row(RowReader rows, ConceptSink sink) throws KbFormatException {
    String vocabulary = rows.text(RSAB);
    if (vocabulary.isEmpty()) {
      throw rows.problem(
          "vocabulary", "", "an RSAB in column 4", "an empty column", "check the file");
    }
    // a vocabulary has one row for each of its versions; one of them is current
    if (rows.is(CURVER, "Y") || !versions.containsKey(vocabulary)) {
      versions.put(vocabulary, rows.text(SVER));
      languages.put(vocabulary, UmlsLanguages.iso(rows.text(LAT)));
    }
    sink.tally().kept(Item.METADATA);
  }

  /** The language of a vocabulary; English when MRSAB does not know it. */
  String language(String vocabulary) {
    return languages.getOrDefault(vocabulary, "en");
  }

  void declare(ConceptSink sink) {
    versions.forEach(sink::vocabulary);
  }
}

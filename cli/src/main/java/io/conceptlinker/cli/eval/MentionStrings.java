package io.conceptlinker.cli.eval;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.link.text.AbbreviationDefinition;
import io.conceptlinker.link.text.Abbreviations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The strings by which mentions are looked up. */
enum MentionStrings {
  /** As the corpus writes them. */
  SURFACE {
    @Override
    List<String> of(GoldDocument document) {
      return document.annotations().stream().map(Annotation::text).toList();
    }
  },
  /** Words that are abbreviations which the document defines are replaced by their long forms. */
  EXPANDED {
    @Override
    List<String> of(GoldDocument document) {
      CorpusDocument corpusDocument = document.document();
      List<String> texts = corpusDocument.passages().stream().map(CorpusPassage::text).toList();
      Abbreviations abbreviations = Abbreviations.of(texts);
      Map<String, String> longForms = new HashMap<>();
      for (AbbreviationDefinition definition : abbreviations.definitions()) {
        longForms.putIfAbsent(
            definition.shortForm(),
            texts
                .get(definition.passage())
                .substring(definition.longStart(), definition.longEnd()));
      }
      List<String> strings = new ArrayList<>();
      for (Annotation annotation : document.annotations()) {
        StringJoiner words = new StringJoiner(" ");
        for (String word : annotation.text().split("\\s+", -1)) {
          words.add(longForms.getOrDefault(word, word));
        }
        strings.add(words.toString());
      }
      return strings;
    }
  };

  /** The strings of a document's mentions, in their order. */
  abstract List<String> of(GoldDocument document);
}

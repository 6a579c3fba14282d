package io.conceptlinker.cli.eval;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Span;
import io.conceptlinker.load.TrainingName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document with the mentions that an evaluation asks about.
 *
 * @param document the document
 * @param annotations the annotations of the wanted types, in file order
 * @param mentions parallel to the annotations, with the ids of the knowledge base
 */
public record GoldDocument(
    CorpusDocument document, List<Annotation> annotations, List<GoldMention> mentions) {
  public GoldDocument {
    annotations = List.copyOf(annotations);
    mentions = List.copyOf(mentions);
  }

  /** Where a mention is; nothing if it runs over the end of a passage. */
  public Optional<Span> span(int mention) {
    Annotation annotation = annotations.get(mention);
    int passage = document.passageOf(annotation.start(), annotation.end());
    if (passage < 0 || annotation.start() == annotation.end()) {
      return Optional.empty();
    }
    int offset = document.passages().get(passage).offset();
    return Optional.of(new Span(passage, annotation.start() - offset, annotation.end() - offset));
  }

  /** What our linkers are asked about it. */
  public LinkRequest request(LinkOptions options) {
    return new LinkRequest(document.request(options).passages(), options, language());
  }

  /** Its language, or that of its first mention; may be empty. */
  public String language() {
    return document.language().isEmpty() && !mentions.isEmpty()
        ? mentions.getFirst().language()
        : document.language();
  }

  /**
   * The mention strings of documents as names of their concepts. A composite ("breast and ovarian
   * cancer") is the name of neither of its concepts.
   */
  public static List<TrainingName> names(List<GoldDocument> training) {
    record Key(String text, String language, GoldConcepts gold) {}
    Map<Key, Integer> counts = new LinkedHashMap<>();
    for (GoldDocument document : training) {
      for (GoldMention mention : document.mentions()) {
        boolean single =
            mention.gold().alternatives().stream().allMatch(parts -> parts.size() == 1);
        if (single && !mention.gold().isNil()) {
          counts.merge(
              new Key(mention.text(), mention.language(), mention.gold()), 1, Integer::sum);
        }
      }
    }
    List<TrainingName> names = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            names.add(
                new TrainingName(
                    key.text(),
                    key.language().isEmpty() ? "en" : key.language(),
                    List.copyOf(key.gold().ids()),
                    count)));
    return names;
  }
}

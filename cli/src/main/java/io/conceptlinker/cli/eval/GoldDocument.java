package io.conceptlinker.cli.eval;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.eval.linking.GoldMention;
import java.util.List;

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

  /** Its language, or that of its first mention; may be empty. */
  public String language() {
    return document.language().isEmpty() && !mentions.isEmpty()
        ? mentions.getFirst().language()
        : document.language();
  }
}

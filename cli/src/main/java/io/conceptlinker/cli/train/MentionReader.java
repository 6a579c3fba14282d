package io.conceptlinker.cli.train;

import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.text.Abbreviations;
import io.conceptlinker.link.text.ExpandedText;
import io.conceptlinker.train.AnnotatedMention;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes training mentions of annotated documents: passages have their abbreviations spelled out, as
 * the linker reads them. Left out are mentions without a concept of the knowledge base, and those
 * that run over the end of a passage.
 *
 * @param kb what the concepts are of
 */
record MentionReader(KnowledgeBase kb) {

  List<AnnotatedMention> mentions(List<GoldDocument> documents) {
    List<AnnotatedMention> mentions = new ArrayList<>();
    documents.forEach(document -> add(document, mentions));
    return mentions;
  }

  private void add(GoldDocument gold, List<AnnotatedMention> mentions) {
    CorpusDocument document = gold.document();
    List<String> texts = document.passages().stream().map(CorpusPassage::text).toList();
    Abbreviations abbreviations = Abbreviations.of(texts);
    List<ExpandedText> expanded = new ArrayList<>();
    for (int passage = 0; passage < texts.size(); passage++) {
      expanded.add(ExpandedText.of(texts, passage, abbreviations));
    }
    for (int i = 0; i < gold.annotations().size(); i++) {
      Annotation annotation = gold.annotations().get(i);
      List<Integer> concepts =
          gold.mentions().get(i).gold().ids().stream()
              .map(kb::concept)
              .filter(concept -> concept >= 0)
              .toList();
      int passage = document.passageOf(annotation.start(), annotation.end());
      if (!concepts.isEmpty() && passage >= 0 && annotation.start() < annotation.end()) {
        ExpandedText text = expanded.get(passage);
        int offset = document.passages().get(passage).offset();
        mentions.add(
            new AnnotatedMention(
                text.text(),
                text.expandedStart(annotation.start() - offset),
                text.expandedEnd(annotation.end() - offset),
                gold.language(),
                concepts));
      }
    }
  }
}

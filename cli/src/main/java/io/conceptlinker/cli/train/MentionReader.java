package io.conceptlinker.cli.train;

import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.Span;
import io.conceptlinker.link.text.Abbreviations;
import io.conceptlinker.link.text.ExpandedText;
import io.conceptlinker.train.AnnotatedMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    for (GoldDocument document : documents) {
      mentions(document).forEach(mention -> mention.ifPresent(mentions::add));
    }
    return mentions;
  }

  /** One for each mention of the document; nothing for those that are left out. */
  List<Optional<AnnotatedMention>> mentions(GoldDocument document) {
    List<String> texts = document.document().passages().stream().map(CorpusPassage::text).toList();
    Abbreviations abbreviations = Abbreviations.of(texts);
    List<ExpandedText> expanded = new ArrayList<>();
    for (int passage = 0; passage < texts.size(); passage++) {
      expanded.add(ExpandedText.of(texts, passage, abbreviations));
    }
    List<Optional<AnnotatedMention>> mentions = new ArrayList<>();
    for (int i = 0; i < document.mentions().size(); i++) {
      List<Integer> concepts =
          document.mentions().get(i).gold().ids().stream()
              .map(kb::concept)
              .filter(concept -> concept >= 0)
              .toList();
      mentions.add(
          document
              .span(i)
              .filter(span -> !concepts.isEmpty())
              .map(span -> mention(expanded, span, document.language(), concepts)));
    }
    return mentions;
  }

  private static AnnotatedMention mention(
      List<ExpandedText> expanded, Span span, String language, List<Integer> concepts) {
    ExpandedText text = expanded.get(span.passage());
    return new AnnotatedMention(
        text.text(),
        text.expandedStart(span.start()),
        text.expandedEnd(span.end()),
        language,
        concepts);
  }
}

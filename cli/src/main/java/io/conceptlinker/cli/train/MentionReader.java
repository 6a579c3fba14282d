package io.conceptlinker.cli.train;

import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.Span;
import io.conceptlinker.link.text.Abbreviations;
import io.conceptlinker.link.text.ExpandedText;
import io.conceptlinker.train.AnnotatedMention;
import io.conceptlinker.train.AnnotatedPassage;
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
    List<ExpandedText> expanded = expanded(document);
    List<Optional<AnnotatedMention>> mentions = new ArrayList<>();
    for (int i = 0; i < document.mentions().size(); i++) {
      List<Integer> concepts = concepts(document, i);
      mentions.add(
          document
              .span(i)
              .filter(span -> !concepts.isEmpty())
              .map(span -> mention(expanded, span, document.language(), concepts)));
    }
    return mentions;
  }

  /**
   * The passages of documents that have a mention or more. What is marked and has no concept of the
   * knowledge base is a mention, too.
   */
  List<AnnotatedPassage> passages(List<GoldDocument> documents) {
    List<AnnotatedPassage> passages = new ArrayList<>();
    for (GoldDocument document : documents) {
      List<ExpandedText> expanded = expanded(document);
      List<List<AnnotatedPassage.Marked>> marked = new ArrayList<>();
      expanded.forEach(text -> marked.add(new ArrayList<>()));
      for (int i = 0; i < document.mentions().size(); i++) {
        List<Integer> concepts = concepts(document, i);
        document
            .span(i)
            .ifPresent(
                span -> {
                  ExpandedText text = expanded.get(span.passage());
                  marked
                      .get(span.passage())
                      .add(
                          new AnnotatedPassage.Marked(
                              text.expandedStart(span.start()),
                              text.expandedEnd(span.end()),
                              concepts));
                });
      }
      for (int passage = 0; passage < expanded.size(); passage++) {
        if (!marked.get(passage).isEmpty()) {
          passages.add(new AnnotatedPassage(expanded.get(passage).text(), marked.get(passage)));
        }
      }
    }
    return passages;
  }

  private static List<ExpandedText> expanded(GoldDocument document) {
    List<String> texts = document.document().passages().stream().map(CorpusPassage::text).toList();
    Abbreviations abbreviations = Abbreviations.of(texts);
    List<ExpandedText> expanded = new ArrayList<>();
    for (int passage = 0; passage < texts.size(); passage++) {
      expanded.add(ExpandedText.of(texts, passage, abbreviations));
    }
    return expanded;
  }

  private List<Integer> concepts(GoldDocument document, int mention) {
    return document.mentions().get(mention).gold().ids().stream()
        .map(kb::concept)
        .filter(concept -> concept >= 0)
        .toList();
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

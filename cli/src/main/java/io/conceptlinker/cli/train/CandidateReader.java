package io.conceptlinker.cli.train;

import io.conceptlinker.cli.corpus.TrainedKnowledgeBase;
import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Span;
import io.conceptlinker.train.AnnotatedMention;
import io.conceptlinker.train.CandidateNames;
import io.conceptlinker.train.ChoiceMention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds candidates for the mentions of documents: what the linker without a model takes into
 * consideration.
 *
 * @param kb what their concepts are of
 * @param most candidates of a mention
 */
record CandidateReader(KnowledgeBase kb, int most) {
  private static final int FOLDS = 5;

  /**
   * For documents that are learnt from: the mention strings of the documents in other folds are
   * names, so that the linker knows as little of a document as it will of new ones.
   */
  List<ChoiceMention> outOfFold(List<GoldDocument> documents) throws IOException {
    List<ChoiceMention> found = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<GoldDocument> inside = new ArrayList<>();
      List<GoldDocument> outside = new ArrayList<>();
      for (GoldDocument document : documents) {
        boolean isInside = Math.floorMod(document.document().id().hashCode(), FOLDS) == fold;
        (isInside ? inside : outside).add(document);
      }
      found.addAll(held(outside, inside));
    }
    return found;
  }

  /**
   * For documents that are not learnt from: the mention strings of training documents are names.
   */
  List<ChoiceMention> held(List<GoldDocument> training, List<GoldDocument> documents)
      throws IOException {
    List<ChoiceMention> found = new ArrayList<>();
    try (TrainedKnowledgeBase trained = TrainedKnowledgeBase.of(kb, GoldDocument.names(training))) {
      KnowledgeBase named = trained.knowledgeBase();
      LexicalLinker linker = new LexicalLinker(named);
      for (GoldDocument document : documents) {
        add(document, named, linker, found);
      }
    }
    return found;
  }

  private void add(
      GoldDocument document, KnowledgeBase named, LexicalLinker linker, List<ChoiceMention> into) {
    List<Optional<AnnotatedMention>> mentions = new MentionReader(kb).mentions(document);
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      if (mentions.get(i).isPresent()) {
        asked.add(i);
      }
    }
    LinkOptions options = new LinkOptions(0, Set.of(), OverlapPolicy.ALL, most);
    List<Span> spans = asked.stream().map(i -> document.span(i).orElseThrow()).toList();
    List<Optional<Mention>> linked = linker.linkSpans(document.request(options), spans);
    for (int i = 0; i < linked.size(); i++) {
      AnnotatedMention mention = mentions.get(asked.get(i)).orElseThrow();
      Set<String> gold = document.mentions().get(asked.get(i)).gold().ids();
      List<CandidateNames> candidates = new ArrayList<>();
      for (String id : ids(linked.get(i))) {
        int concept = named.concept(id);
        candidates.add(CandidateNames.of(named, concept, mention.surface(), gold.contains(id)));
      }
      into.add(new ChoiceMention(mention, candidates));
    }
  }

  private static Set<String> ids(Optional<Mention> mention) {
    Set<String> ids = new LinkedHashSet<>();
    mention.ifPresent(
        found -> {
          ids.add(found.conceptId());
          found.candidates().stream().map(Candidate::conceptId).forEach(ids::add);
        });
    return ids;
  }
}

package io.conceptlinker.cli.train;

import io.conceptlinker.cli.corpus.TrainedKnowledgeBase;
import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.RankingExamples;
import io.conceptlinker.link.RankingExamples.Example;
import io.conceptlinker.link.Span;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.train.AnnotatedMention;
import io.conceptlinker.train.CandidateNames;
import io.conceptlinker.train.ChoiceMention;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds candidates for the mentions of documents: what the linker without a model takes into
 * consideration, and before that what a model names itself (Kim et al. 2024, ANGEL).
 *
 * @param kb what their concepts are of
 * @param most candidates of a mention from look-ups
 * @param decoding what names others, if anything does
 */
record CandidateReader(KnowledgeBase kb, int most, Optional<CandidateDecoding> decoding) {
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
    try (TrainedKnowledgeBase trained = TrainedKnowledgeBase.of(kb, GoldDocument.names(training));
        @Nullable NameTrie names = names(trained.knowledgeBase())) {
      Candidates candidates = new Candidates(trained.knowledgeBase(), Optional.ofNullable(names));
      for (GoldDocument document : documents) {
        add(document, candidates, found);
      }
    }
    return found;
  }

  private @Nullable NameTrie names(KnowledgeBase trained) throws IOException {
    return decoding.isPresent() ? decoding.get().names(kb, trained).orElse(null) : null;
  }

  private void add(GoldDocument document, Candidates candidates, List<ChoiceMention> into) {
    List<Optional<AnnotatedMention>> mentions = new MentionReader(kb).mentions(document);
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      if (mentions.get(i).isPresent()) {
        asked.add(i);
      }
    }
    List<Span> spans = asked.stream().map(i -> document.span(i).orElseThrow()).toList();
    List<Set<String>> found = candidates.of(document, spans);
    for (int i = 0; i < found.size(); i++) {
      AnnotatedMention mention = mentions.get(asked.get(i)).orElseThrow();
      Set<String> gold = document.mentions().get(asked.get(i)).gold().ids();
      List<CandidateNames> names = new ArrayList<>();
      for (String id : found.get(i)) {
        int concept = candidates.kb.concept(id);
        names.add(CandidateNames.of(candidates.kb, concept, mention.surface(), gold.contains(id)));
      }
      into.add(new ChoiceMention(mention, names));
    }
  }

  /** Candidates from a knowledge base with training names. */
  private final class Candidates {
    private final KnowledgeBase kb;
    private final LexicalLinker linker;
    private final Optional<RankingExamples> decoded;

    Candidates(KnowledgeBase kb, Optional<NameTrie> names) {
      this.kb = kb;
      this.linker = new LexicalLinker(kb);
      this.decoded = names.flatMap(trie -> decoding.map(one -> one.examples(kb, names)));
    }

    /** The ids of the candidates of each span. */
    List<Set<String>> of(GoldDocument document, List<Span> spans) {
      LinkRequest request = document.request(new LinkOptions(0, Set.of(), OverlapPolicy.ALL, most));
      List<Set<String>> ids = new ArrayList<>();
      spans.forEach(span -> ids.add(new LinkedHashSet<>()));
      if (decoded.isPresent()) {
        List<Optional<Example>> examples = decoded.get().of(request, spans);
        for (int i = 0; i < spans.size(); i++) {
          Set<String> named = ids.get(i);
          examples.get(i).ifPresent(example -> addNamed(example.second().asked(), named));
        }
      }
      List<Optional<Mention>> linked = linker.linkSpans(request, spans);
      for (int i = 0; i < spans.size(); i++) {
        Set<String> looked = ids.get(i);
        linked
            .get(i)
            .ifPresent(
                found -> {
                  looked.add(found.conceptId());
                  found.candidates().stream().map(Candidate::conceptId).forEach(looked::add);
                });
      }
      return ids;
    }

    private void addNamed(Asked asked, Set<String> ids) {
      for (int i = 0; i < asked.concepts().length; i++) {
        if (asked.said()[i] >= 0) {
          ids.add(kb.id(asked.concepts()[i]));
        }
      }
    }
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.baseline.Ranking;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Span;
import io.conceptlinker.link.SpanLinker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A linker of ours, on given spans. A mention in several pieces is asked for as the stretch from
 * its first to its last piece; one that runs over the end of a passage gets no answer.
 *
 * @param kb what the linker links to
 * @param linker the linker
 * @param givenGroup whether it is told the semantic groups of the gold concepts
 */
record OwnGoldLinker(KnowledgeBase kb, SpanLinker linker, boolean givenGroup)
    implements GoldLinker {

  @Override
  public List<Ranking> link(GoldDocument document) {
    List<Ranking> rankings =
        new ArrayList<>(Collections.nCopies(document.annotations().size(), Ranking.NONE));
    Map<Set<String>, List<Integer>> byGroups = new LinkedHashMap<>();
    for (int i = 0; i < rankings.size(); i++) {
      if (document.span(i).isPresent()) {
        Set<String> groups = givenGroup ? groups(document, i) : Set.of();
        byGroups.computeIfAbsent(groups, added -> new ArrayList<>()).add(i);
      }
    }
    byGroups.forEach(
        (groups, members) -> {
          List<Span> spans = members.stream().map(i -> document.span(i).orElseThrow()).toList();
          List<Optional<Mention>> found = linker.linkSpans(request(document, groups), spans);
          for (int i = 0; i < found.size(); i++) {
            rankings.set(members.get(i), found.get(i).map(this::ranking).orElse(Ranking.NONE));
          }
        });
    return rankings;
  }

  private static LinkRequest request(GoldDocument document, Set<String> groups) {
    return document.request(new LinkOptions(0, groups, OverlapPolicy.ALL, Ranking.MAX_CONCEPTS));
  }

  /** The groups of the gold concepts, or what the corpus calls the mention if that is a group. */
  private Set<String> groups(GoldDocument document, int mention) {
    GoldConcepts gold = document.mentions().get(mention).gold();
    Set<String> groups = new TreeSet<>();
    for (String id : gold.ids()) {
      int concept = kb.concept(id);
      if (concept >= 0) {
        kb.semanticGroup(concept).ifPresent(groups::add);
      }
    }
    String named = document.mentions().get(mention).group();
    if (groups.isEmpty() && kb.semanticGroups().contains(named)) {
      groups.add(named);
    }
    return groups;
  }

  private Ranking ranking(Mention mention) {
    Map<String, RankedConcept> ranked = new LinkedHashMap<>();
    ranked.put(
        mention.conceptId(), new RankedConcept(mention.conceptId(), confidence(mention.score())));
    for (Candidate candidate : mention.candidates()) {
      ranked.putIfAbsent(
          candidate.conceptId(),
          new RankedConcept(candidate.conceptId(), confidence(candidate.score())));
    }
    return new Ranking(List.copyOf(ranked.values()), mention.path().label());
  }

  private static double confidence(double score) {
    return Math.clamp(score, 0, 1);
  }
}

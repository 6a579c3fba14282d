package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.elasticsearch.expand.ConceptSets;
import io.conceptlinker.elasticsearch.expand.ExpansionSpec;
import io.conceptlinker.elasticsearch.expression.Hierarchy;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers one question with one knowledge base. Confined to one thread.
 *
 * <p>A text is linked like the text of a document. Each mention is a concept that documents have to
 * hold; where its words are a name of several concepts, any of these readings will do, and the
 * likelier one scores more.
 */
final class Resolution {
  private static final int MAX_READINGS = 10;

  /** A reading counts when its score is at least this share of the best one's. */
  private static final double READING_SHARE = 0.2;

  /** So many concepts are looked at to find those of the wanted semantic groups. */
  private static final int MAX_FILTERED = 200_000;

  /** Scores do not fall further below that many steps. */
  private static final int MAX_STEPS = 32;

  private final ConceptQuestion question;
  private final ConceptScope scope;
  private final KnowledgeBaseLease lease;
  private final OpenKnowledgeBase knowledgeBase;
  private final TextLinker linker;
  private final ConceptSets sets;
  private int left;
  private int leftOfAll = RequestBudget.MAX_IDS;

  Resolution(
      ConceptQuestion question, KnowledgeBaseLease lease, TextLinker linker, ConceptSets sets) {
    this.question = question;
    this.scope = question.scope();
    this.lease = lease;
    this.knowledgeBase = lease.knowledgeBase();
    this.linker = linker;
    this.sets = sets;
  }

  ConceptTerms terms() {
    ConceptSubject subject = question.subject();
    List<List<Reading>> required = new ArrayList<>();
    if (subject.text() != null) {
      for (Mention mention : mentions(subject.text())) {
        required.add(readings(mention));
      }
    } else if (subject.expression() != null) {
      left = question.maxTerms();
      required.add(expression(subject));
    } else {
      left = question.maxTerms();
      required.add(expand("[value]", subject.ids(), 1));
    }
    // The same words twice ask for nothing more.
    Map<Set<String>, List<Reading>> different = new LinkedHashMap<>();
    for (List<Reading> readings : required) {
      Set<String> asked = new HashSet<>();
      readings.forEach(reading -> asked.addAll(reading.ids()));
      if (!asked.isEmpty()) {
        different.putIfAbsent(asked, readings);
      } else if (subject.text() == null) {
        return new ConceptTerms(List.of());
      }
    }
    return new ConceptTerms(List.copyOf(different.values()));
  }

  private List<Mention> mentions(String text) {
    LinkOptions options =
        new LinkOptions(0, scope.semanticGroups(), OverlapPolicy.LONGEST, MAX_READINGS);
    return linker
        .link(lease, new LinkRequest(List.of(new Passage("text", text)), options))
        .mentions();
  }

  private List<Reading> readings(Mention mention) {
    left = question.maxTerms();
    String origin =
        "[text] from ["
            + mention.start()
            + "] to ["
            + mention.end()
            + "], where ["
            + mention.name()
            + "] was found";
    Map<String, Float> weights = new LinkedHashMap<>();
    weights.put(mention.conceptId(), 1f);
    // The runners-up of a lexical link are names that look alike, not readings of the same words.
    if (mention.path() != LinkPath.LEXICAL) {
      for (Candidate candidate : mention.candidates()) {
        if (candidate.score() >= READING_SHARE * mention.score()) {
          float share = (float) Math.min(1, candidate.score() / mention.score());
          weights.putIfAbsent(candidate.conceptId(), share);
        }
      }
    }
    List<Reading> readings = new ArrayList<>();
    weights.forEach((id, weight) -> readings.addAll(expand(origin, List.of(id), weight)));
    return readings;
  }

  private List<Reading> expression(ConceptSubject subject) {
    List<String> ids =
        inGroups(
            subject
                .parsed()
                .evaluate(
                    new Hierarchy() {
                      @Override
                      public List<String> descendants(String id, int maxDepth, int limit) {
                        List<String> found = knowledgeBase.withNarrower(id, maxDepth, limit);
                        return found.isEmpty() ? found : found.subList(1, found.size());
                      }

                      @Override
                      public List<String> ancestors(String id, int maxDepth) {
                        return maxDepth == 1
                            ? knowledgeBase.parents(id)
                            : knowledgeBase
                                .facts(id)
                                .map(facts -> facts.ancestors())
                                .orElse(List.of());
                      }
                    }));
    spend(ids.size(), "[expression]");
    return List.of(new Reading("[expression]", List.of(), ids, 1));
  }

  /** One reading, or one for each distance when the score falls with it. */
  private List<Reading> expand(String origin, List<String> asked, float weight) {
    int bound = question.maxTerms();
    if (!scope.semanticGroups().isEmpty()) {
      bound = Math.max(bound, MAX_FILTERED);
    }
    ExpansionSpec spec = scope.expansion(bound);
    if (!scope.boostByDistance()) {
      List<String> ids = inGroups(sets.of(asked, spec, lease).ids());
      spend(ids.size(), origin);
      return List.of(new Reading(origin, asked, ids, weight));
    }
    List<Reading> readings = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int steps = Math.min(scope.maxDepth(), MAX_STEPS);
    int found = 0;
    for (int step = 0; step <= steps; step++) {
      List<String> ids = new ArrayList<>(sets.of(asked, at(spec, step), lease).ids());
      if (step > 0 && ids.size() == found) {
        break;
      }
      found = ids.size();
      ids.removeIf(id -> !seen.add(id));
      List<String> kept = inGroups(ids);
      if (!kept.isEmpty()) {
        spend(kept.size(), origin);
        readings.add(new Reading(origin, asked, kept, weight / (1 + step)));
      }
    }
    return readings;
  }

  /** The last step goes all the way. */
  private static ExpansionSpec at(ExpansionSpec spec, int step) {
    return step == 0 ? spec.alone() : step == MAX_STEPS ? spec : spec.withDepth(step);
  }

  private List<String> inGroups(Collection<String> ids) {
    if (scope.semanticGroups().isEmpty()) {
      return List.copyOf(ids);
    }
    return ids.stream()
        .filter(
            id ->
                knowledgeBase
                    .semanticGroup(id)
                    .filter(scope.semanticGroups()::contains)
                    .isPresent())
        .toList();
  }

  private void spend(int terms, String origin) {
    left -= terms;
    leftOfAll -= terms;
    if (leftOfAll < 0) {
      throw new IllegalArgumentException(
          RequestBudget.tooMany("[concept] query: the words of [text] together"));
    }
    if (left < 0) {
      throw new IllegalArgumentException(
          "[concept] query: "
              + origin
              + " stands for more than ["
              + question.maxTerms()
              + "] concepts, which is [index.max_terms_count]: lower [max_depth], ask for narrower"
              + " concepts, or use a term query on the [ancestors] field of the documents");
    }
  }
}

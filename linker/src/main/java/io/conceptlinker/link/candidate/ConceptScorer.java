package io.conceptlinker.link.candidate;

/**
 * Scores the candidates of a mention. Immutable and thread-safe.
 *
 * <p>The formula. For each candidate <i>c</i> the weights of {@link ScoringWeights} are summed:
 *
 * <pre>{@code
 * logit(c) = quality * q(c) + kind(c) + prior * ln(1 + training count of c)
 *          + language [a name in the document's language]
 *          + elsewhere [the document names c without ambiguity]
 *          + related   [ ... a parent or child of c]
 *          + words * cosine(words of c, words of the document)
 *          + group * share of the clear mentions that have c's semantic group
 * score(c) = certainty(c) * softmax(logit)(c)
 * }</pre>
 *
 * <p>The last four, which cost a look at the document, only for candidates that they could bring to
 * the top. Here <i>q</i> is the spelling quality ({@link
 * io.conceptlinker.link.mention.SpellingRules}: 1 for the name as it is written) or, for names
 * found by 3-grams, 0.97 times the cosine (0.88 times where a word was exchanged for a variant),
 * and
 *
 * <ul>
 *   <li>certainty = 0.98 q for a name; times 1 - risk (1 - evidence) for a short acronym that
 *       training has not seen, where risk falls from 0.5 (two letters) to 0.05 (five), and evidence
 *       is 1 where the document names the concept otherwise, 0.7 where it names a parent or child,
 *       and else five times the cosine of words without the weightiest one, at most 1,
 *   <li>certainty = q cubed for a name found by 3-grams or in a misspelling.
 * </ul>
 *
 * <p>So an exact name of one concept has 0.98, a name of two concepts between which nothing chooses
 * gives 0.49 to each, and a 3-gram cosine of 0.8 gives about 0.47.
 */
public final class ConceptScorer {
  private static final double NAME = 0.98;
  private static final double RELATIVE = 0.7;
  private static final double PER_COSINE = 5;

  private final ScoringWeights weights;

  public ConceptScorer(ScoringWeights weights) {
    this.weights = weights;
  }

  /** Scores the candidates and sorts them, best first. */
  public void score(CandidateList candidates, DocumentContext context) {
    int size = candidates.size();
    if (size == 1) {
      candidates.get(0).setScore(certainty(candidates.get(0), context));
      return;
    }
    double[] logits = new double[size];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      logits[i] = ofNames(candidates.get(i));
      highest = Math.max(highest, logits[i]);
    }
    double hopeless = highest - weights.mostOfContext();
    highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      if (logits[i] >= hopeless) {
        logits[i] += ofContext(candidates.get(i).concept(), context);
      }
      highest = Math.max(highest, logits[i]);
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      logits[i] = Math.exp(logits[i] - highest);
      sum += logits[i];
    }
    for (int i = 0; i < size; i++) {
      ConceptEvidence candidate = candidates.get(i);
      candidate.setScore(certainty(candidate, context) * logits[i] / sum);
    }
    candidates.sort();
  }

  private double ofNames(ConceptEvidence candidate) {
    return weights.quality() * candidate.quality()
        + weights.of(candidate.kind())
        + weights.prior() * Math.log1p(candidate.trainingCount())
        + (candidate.isSameLanguage() ? weights.language() : 0);
  }

  private double ofContext(int concept, DocumentContext context) {
    return (context.names(concept) ? weights.elsewhere() : 0)
        + (context.namesRelative(concept) ? weights.related() : 0)
        + weights.words() * context.similarity(concept)
        + weights.group() * context.groupShare(concept);
  }

  private static double certainty(ConceptEvidence candidate, DocumentContext context) {
    double quality = candidate.quality();
    if (candidate.isLexical()) {
      return quality * quality * quality;
    }
    if (candidate.acronymRisk() == 0 || candidate.trainingCount() > 0) {
      return NAME * quality;
    }
    double evidence = evidence(candidate.concept(), context);
    return NAME * quality * (1 - candidate.acronymRisk() * (1 - evidence));
  }

  private static double evidence(int concept, DocumentContext context) {
    if (context.names(concept)) {
      return 1;
    }
    double words = Math.min(1, PER_COSINE * context.support(concept));
    return context.namesRelative(concept) ? Math.max(RELATIVE, words) : words;
  }
}

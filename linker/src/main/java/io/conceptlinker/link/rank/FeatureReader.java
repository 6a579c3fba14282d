package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.link.candidate.CandidateList;
import io.conceptlinker.link.candidate.ConceptEvidence;
import io.conceptlinker.link.candidate.DocumentContext;
import io.conceptlinker.link.mention.Acronyms;
import java.util.HashSet;
import java.util.Set;

/** Reads what is known of the candidates of a mention. Confined to one thread. */
public final class FeatureReader {
  /**
   * Candidates that are weighed, beside those that a language model named; those behind them are as
   * good as never right.
   */
  public static final int CANDIDATES = 10;

  /** As low as a logarithm counts. */
  private static final double LOWEST = -12;

  private final KnowledgeBase kb;
  private final NameOverlap overlap;
  private final double coverage;

  public FeatureReader(KnowledgeBase kb) {
    this(kb, kb.manifest().coverage());
  }

  /**
   * A reader as if a knowledge base had other concepts than it has.
   *
   * @param coverage the share of mentions whose concept it would have
   */
  public FeatureReader(KnowledgeBase kb, double coverage) {
    this.kb = kb;
    this.coverage = coverage;
    this.overlap = new NameOverlap(kb);
  }

  /**
   * Reads a mention.
   *
   * @param surface what is written, with abbreviations expanded
   * @param language ISO 639-1 code of the document's language
   * @param candidates scored without a model, best first; one or more
   * @return the first {@value #CANDIDATES} of them, and one more for each that was {@linkplain
   *     ConceptEvidence#isDecoded decoded}, without what a language model says
   */
  public RankedMention read(
      String surface, String language, CandidateList candidates, DocumentContext context) {
    int count = Math.min(CANDIDATES + candidates.decoded(), candidates.size());
    int[] concepts = new int[count];
    double[][] features = new double[count][Feature.values().length];
    double seen = 0;
    boolean isWritten = false;
    for (int i = 0; i < count; i++) {
      concepts[i] = candidates.get(i).concept();
      seen += candidates.get(i).trainingCount();
      isWritten |= !candidates.get(i).isLexical();
    }
    overlap.mention(surface, language);
    double mostCommon = 0;
    double inLanguage = 0;
    for (int i = 0; i < count; i++) {
      ConceptEvidence candidate = candidates.get(i);
      double[] row = features[i];
      ofEvidence(candidate, seen, row);
      put(row, Feature.OTHER_IS_WRITTEN, isWritten && candidate.isLexical());
      ofNames(candidate.concept(), language, row);
      ofDocument(candidate.concept(), context, row);
      ofHierarchy(concepts, i, row);
      overlap.compare(candidate.concept());
      put(row, Feature.COMMON_WORDS, overlap.common());
      put(row, Feature.MISSING_WORDS, overlap.missing());
      put(row, Feature.ADDED_WORDS, overlap.added());
      put(row, Feature.SAME_HEAD, overlap.sameHead());
      put(row, Feature.OTHER_NUMBER, overlap.otherNumber());
      mostCommon = Math.max(mostCommon, overlap.common());
      inLanguage += row[Feature.NAMED_IN_LANGUAGE.index()];
    }
    Leads.write(features);
    double[] unanswered = unanswered(surface, candidates, seen, mostCommon);
    unanswered[Unanswered.NAMED_IN_LANGUAGE.index()] = inLanguage / count;
    return new RankedMention(concepts, features, unanswered);
  }

  private void ofEvidence(ConceptEvidence candidate, double seen, double[] row) {
    put(row, Feature.LEXICAL_SCORE, log(candidate.score()));
    put(row, Feature.QUALITY, candidate.quality());
    put(row, Feature.NEAR_NAME, candidate.isLexical());
    put(row, Feature.TRANSLATED, candidate.isTranslated());
    put(row, Feature.PREFERRED_NAME, candidate.kind() == NameKind.PREFERRED);
    put(row, Feature.SYNONYM, candidate.kind() == NameKind.SYNONYM);
    put(row, Feature.ABBREVIATION, candidate.kind() == NameKind.ABBREVIATION);
    put(row, Feature.TRAINING_NAME, candidate.kind() == NameKind.TRAINING);
    put(row, Feature.TRAINING_COUNT, Math.log1p(candidate.trainingCount()));
    put(row, Feature.TRAINING_SHARE, seen == 0 ? 0 : candidate.trainingCount() / seen);
    put(row, Feature.SAME_LANGUAGE, candidate.isSameLanguage());
    put(row, Feature.ACRONYM_RISK, candidate.acronymRisk());
  }

  private void ofNames(int concept, String language, double[] row) {
    double counts = 0;
    boolean inLanguage = false;
    Set<String> sources = new HashSet<>();
    for (int name = kb.firstName(concept); name < kb.endName(concept); name++) {
      counts += kb.nameCount(name);
      if (kb.nameKind(name) != NameKind.TRAINING) {
        sources.add(kb.nameSource(name));
        String ofName = kb.nameLanguage(name);
        inLanguage |= ofName.isEmpty() || ofName.equals(language);
      }
    }
    put(row, Feature.CONCEPT_COUNT, Math.log1p(counts));
    put(row, Feature.SOURCES, Math.log1p(sources.size()));
    put(row, Feature.NAMED_IN_LANGUAGE, inLanguage);
    put(row, Feature.NAMES, Math.log(1 + kb.endName(concept) - kb.firstName(concept)));
  }

  private static void ofDocument(int concept, DocumentContext context, double[] row) {
    put(row, Feature.NAMED_ELSEWHERE, context.names(concept));
    put(row, Feature.RELATIVE_NAMED, context.namesRelative(concept));
    put(row, Feature.WORDS_AROUND, context.similarity(concept));
    put(row, Feature.GROUP_SHARE, context.groupShare(concept));
  }

  private void ofHierarchy(int[] concepts, int index, double[] row) {
    int concept = concepts[index];
    put(row, Feature.ANCESTORS, Math.log1p(kb.ancestors(concept).length));
    for (int other : concepts) {
      if (other != concept) {
        if (kb.isAncestor(concept, other)) {
          put(row, Feature.BROADER_THAN_OTHER, true);
        }
        if (kb.isAncestor(other, concept)) {
          put(row, Feature.NARROWER_THAN_OTHER, true);
        }
      }
    }
  }

  private double[] unanswered(
      String surface, CandidateList candidates, double seen, double mostCommon) {
    ConceptEvidence best = candidates.get(0);
    double[] row = new double[Unanswered.values().length];
    row[Unanswered.ALWAYS.index()] = 1;
    row[Unanswered.LEXICAL_SCORE.index()] = log(best.score());
    row[Unanswered.QUALITY.index()] = candidates.bestQuality();
    row[Unanswered.NEAR_NAME.index()] = best.isLexical() ? 1 : 0;
    row[Unanswered.ACRONYM.index()] = Acronyms.isAcronym(surface) ? 1 : 0;
    row[Unanswered.WORDS.index()] = Math.log1p(overlap.size());
    row[Unanswered.SEEN.index()] = seen > 0 ? 1 : 0;
    row[Unanswered.COMMON_WORDS.index()] = mostCommon;
    row[Unanswered.COVERAGE.index()] = coverage;
    return row;
  }

  private static double log(double probability) {
    return Math.max(LOWEST, Math.log(Math.max(0, probability)));
  }

  private static void put(double[] row, Feature feature, double value) {
    row[feature.index()] = value;
  }

  private static void put(double[] row, Feature feature, boolean holds) {
    row[feature.index()] = holds ? 1 : 0;
  }
}

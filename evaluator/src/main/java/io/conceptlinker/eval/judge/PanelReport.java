package io.conceptlinker.eval.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the hierarchy and a panel found. Figures about judges count questions once, however many
 * mentions raise the same one; everything else counts mentions.
 *
 * @param mismatches what was looked at
 * @param judges their models
 * @param judged each mismatch with its votes
 * @param calls HTTP calls of this run
 * @param tokens used by them
 */
public record PanelReport(
    Mismatches mismatches,
    List<String> judges,
    List<JudgedMismatch> judged,
    long calls,
    long tokens) {
  private static final List<Verdict> LABELS = List.of(Verdict.values());

  public PanelReport {
    judges = List.copyOf(judges);
    judged = List.copyOf(judged);
  }

  /** Mismatches that the hierarchy has decided this way. */
  public long byHierarchy(Verdict verdict) {
    return judged.stream()
        .filter(one -> one.mismatch().byHierarchy().filter(verdict::equals).isPresent())
        .count();
  }

  /** Mismatches that most judges have decided this way. */
  public long byJudges(Verdict verdict) {
    return verdicts(verdict) - byHierarchy(verdict);
  }

  /** Mismatches without a verdict: no majority, too few replies, or nothing that could be shown. */
  public long undecided() {
    return judged.stream().filter(one -> one.verdict().isEmpty()).count();
  }

  /** Mismatches of which judges cannot be asked, for one concept is not in the knowledge base. */
  public long unaskable() {
    return judged.stream()
        .map(JudgedMismatch::mismatch)
        .filter(one -> one.byHierarchy().isEmpty() && one.question().isEmpty())
        .count();
  }

  /**
   * The share of mentions whose first answer is right or has one of these verdicts; what is
   * undecided counts as wrong. NaN without mentions.
   */
  public double recallWith(Verdict... accepted) {
    long right = mismatches.right();
    for (Verdict verdict : accepted) {
      right += verdicts(verdict);
    }
    return mismatches.mentions() == 0 ? Double.NaN : (double) right / mismatches.mentions();
  }

  /** What one judge did. */
  public JudgeTally tally(int judge) {
    return JudgeTally.of(questions().stream().map(votes -> votes.get(judge)).toList());
  }

  /** Cohen's kappa of two judges over the questions that both have answered. */
  public double cohen(int one, int other) {
    List<Verdict> first = new ArrayList<>();
    List<Verdict> second = new ArrayList<>();
    for (List<Vote> votes : questions()) {
      Optional<Verdict> a = votes.get(one).verdict();
      Optional<Verdict> b = votes.get(other).verdict();
      if (a.isPresent() && b.isPresent()) {
        first.add(a.get());
        second.add(b.get());
      }
    }
    return Agreement.cohen(first, second);
  }

  /** Fleiss' kappa over the questions that all judges have answered; NaN for a single judge. */
  public double fleiss() {
    return judges.size() < 2 ? Double.NaN : Agreement.fleiss(answeredByAll());
  }

  /** How many questions all judges have answered. */
  public long questionsAnsweredByAll() {
    return answeredByAll().size();
  }

  private List<int[]> answeredByAll() {
    List<int[]> counts = new ArrayList<>();
    for (List<Vote> votes : questions()) {
      int[] labels = new int[LABELS.size()];
      int answered = 0;
      for (Vote vote : votes) {
        Optional<Verdict> verdict = vote.verdict();
        if (verdict.isPresent()) {
          labels[LABELS.indexOf(verdict.get())]++;
          answered++;
        }
      }
      if (answered == judges.size()) {
        counts.add(labels);
      }
    }
    return counts;
  }

  private Collection<List<Vote>> questions() {
    Map<JudgeQuestion, List<Vote>> questions = new LinkedHashMap<>();
    for (JudgedMismatch one : judged) {
      if (!one.votes().isEmpty()) {
        questions.putIfAbsent(one.mismatch().question().orElseThrow(), one.votes());
      }
    }
    return questions.values();
  }

  private long verdicts(Verdict verdict) {
    return judged.stream().filter(one -> one.verdict().filter(verdict::equals).isPresent()).count();
  }
}

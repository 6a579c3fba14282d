package io.conceptlinker.eval.linking;

import io.conceptlinker.corpus.GoldConcepts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts a mention into its strata. What training data or a knowledge base would have to tell is left
 * out when there is none. Immutable.
 */
public final class StratumFinder {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /**
   * A word of two or more capitals, digits and hyphens with at least one capital. SynCABEL's
   * definition without the capital takes numbers such as 2012 for abbreviations.
   */
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}-])(?=[\\p{N}-]*\\p{Lu})[\\p{Lu}\\p{N}-]{2,}(?![\\p{L}\\p{N}-])");

  private final @Nullable TrainingIndex training;
  private final @Nullable KbNames names;

  /** Strata that the mention itself shows. */
  public StratumFinder() {
    this(null, null);
  }

  private StratumFinder(@Nullable TrainingIndex training, @Nullable KbNames names) {
    this.training = training;
    this.names = names;
  }

  /** Also tells seen from unseen. */
  public StratumFinder withTraining(TrainingIndex index) {
    return new StratumFinder(index, names);
  }

  /** Also tells names of the knowledge base from other strings. */
  public StratumFinder withKnowledgeBase(KbNames kb) {
    return new StratumFinder(training, kb);
  }

  /** The strata of a mention, in the order of the dimensions. */
  public List<Stratum> strata(GoldMention mention) {
    List<Stratum> strata = new ArrayList<>();
    GoldConcepts gold = mention.gold();
    if (training != null) {
      strata.add(new Stratum(Dimension.CONCEPT, training.sawConcept(gold) ? "seen" : "unseen"));
      strata.add(new Stratum(Dimension.TEXT, training.sawText(mention.text()) ? "seen" : "unseen"));
    }
    if (names != null) {
      KbNames kb = names;
      boolean identical = gold.ids().stream().anyMatch(id -> kb.isName(id, mention.text()));
      boolean present =
          gold.alternatives().stream()
              .anyMatch(alternative -> alternative.stream().allMatch(kb::hasConcept));
      strata.add(new Stratum(Dimension.KB_NAME, identical ? "identical" : "different"));
      strata.add(new Stratum(Dimension.IN_KB, present ? "yes" : "no"));
    }
    int words = SPACE.split(mention.text().strip(), -1).length;
    strata.add(new Stratum(Dimension.WORDS, words > 3 ? "4+" : Integer.toString(words)));
    strata.add(
        new Stratum(
            Dimension.ABBREVIATION, ABBREVIATION.matcher(mention.text()).find() ? "yes" : "no"));
    if (!mention.group().isEmpty()) {
      strata.add(new Stratum(Dimension.GROUP, mention.group()));
    }
    if (!mention.language().isEmpty()) {
      strata.add(new Stratum(Dimension.LANGUAGE, mention.language()));
    }
    return List.copyOf(strata);
  }
}

package io.conceptlinker.eval.judge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a concept stands to what a mention means in its text. */
public enum Verdict {
  /** It is what the mention means. */
  EXACT,
  /** It is more general. */
  BROADER,
  /** It says more than the text does. */
  NARROWER,
  /** None of these. */
  NONE;

  /** The name in files and in what judges are asked: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The verdict of exactly this label. */
  static Optional<Verdict> of(String label) {
    return Arrays.stream(values()).filter(verdict -> verdict.label().equals(label)).findFirst();
  }
}

package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.stats.Estimate;
import java.util.Locale;

/** Figures as people read them, the same in every locale. */
final class Figures {
  private static final String NONE = "–";

  private Figures() {}

  /** A share, 0 to 1, in percent with one decimal and no sign. */
  static String percent(double share) {
    return Double.isNaN(share) ? NONE : String.format(Locale.ROOT, "%.1f", share * 100);
  }

  static String percent(Estimate estimate) {
    return percent(estimate.value());
  }

  /** Its interval in percent. */
  static String interval(Estimate estimate) {
    return Double.isNaN(estimate.ci95().low())
        ? NONE
        : percent(estimate.ci95().low()) + "–" + percent(estimate.ci95().high());
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A confidence, 0 to 1, with two decimals, of which none is made up. */
  static String confidence(double score) {
    if (score > 0 && score < 0.005) {
      return "<0.01";
    }
    return score > 0.995 && score < 1 ? ">0.99" : decimal(score, 2);
  }

  /** A number with so many decimals. */
  static String decimal(double value, int decimals) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String bytes(long bytes) {
    double mebibytes = bytes / (1024.0 * 1024);
    return mebibytes < 1024
        ? decimal(mebibytes, 0) + " MiB"
        : decimal(mebibytes / 1024, 2) + " GiB";
  }
}

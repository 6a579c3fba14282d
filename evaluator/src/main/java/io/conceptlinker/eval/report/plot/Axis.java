package io.conceptlinker.eval.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis.
 *
 * @param label what is measured
 * @param min where it begins
 * @param max where it ends
 * @param step from tick to tick
 * @param percent whether values are shares, 0 to 1, and written in percent
 */
public record Axis(String label, double min, double max, double step, boolean percent) {

  public Axis {
    if (!(min < max && step > 0 && (max - min) / step <= 100)) {
      throw new IllegalArgumentException(
          "axis [" + min + " to " + max + " by " + step + "]: expected 1 to 100 steps");
    }
  }

  /** An axis of plain numbers. */
  public static Axis of(String label, double min, double max, double step) {
    return new Axis(label, min, max, step, false);
  }

  /** Shares from 0 to 100 percent. */
  public static Axis percent(String label) {
    return new Axis(label, 0, 1, 0.2, true);
  }

  /** Shares around the values given, from one round tick to another. */
  public static Axis percentAround(String label, double lowest, double highest) {
    double span = Math.max(0.02, highest - lowest);
    double step = span <= 0.06 ? 0.01 : span <= 0.12 ? 0.02 : span <= 0.3 ? 0.05 : 0.1;
    if (span > 0.6) {
      step = 0.2;
    }
    double min = Math.max(0, Math.floor(lowest / step + 1e-9) * step);
    double max = Math.min(1, Math.ceil(highest / step - 1e-9) * step);
    return new Axis(label, min, max > min ? max : min + step, step, true);
  }

  /** Where ticks stand. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; min + i * step <= max + step / 1e6; i++) {
      ticks.add(min + i * step);
    }
    return ticks;
  }

  /** How far along the axis a value is, 0 to 1. */
  double along(double value) {
    return Math.clamp((value - min) / (max - min), 0, 1);
  }

  /** A value as the ticks show it. */
  String tick(double value) {
    double shown = percent ? value * 100 : value;
    return Math.abs(shown - Math.rint(shown)) < 1e-6
        ? String.format(Locale.ROOT, "%,d", Math.round(shown))
        : String.format(Locale.ROOT, "%.1f", shown);
  }

  /** A value as a table shows it: one decimal for percent, four digits otherwise. */
  String format(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (percent) {
      return String.format(Locale.ROOT, "%.1f", value * 100);
    }
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  /** The label with its unit. */
  String heading() {
    return percent ? label + " (%)" : label;
  }
}

package io.conceptlinker.eval.report.plot;

import java.util.regex.Pattern;

/**
 * What a chart is called.
 *
 * @param name lower case letters, digits, hyphens: its file name and its id in a page
 * @param title what it shows, a few words
 * @param description how to read it, a sentence or two
 */
public record ChartTitle(String name, String title, String description) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  public ChartTitle {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "chart [" + name + "]: expected lower case letters, digits and hyphens");
    }
  }
}

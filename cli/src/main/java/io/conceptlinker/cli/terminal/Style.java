package io.conceptlinker.cli.terminal;

/** Colours and weights of text; without a terminal the text stays as it is. Immutable. */
public final class Style {

  private final boolean colours;

  Style(boolean colours) {
    this.colours = colours;
  }

  boolean hasColours() {
    return colours;
  }

  public String bold(String text) {
    return wrap("1", text);
  }

  public String dim(String text) {
    return wrap("2", text);
  }

  public String green(String text) {
    return wrap("32", text);
  }

  public String red(String text) {
    return wrap("31", text);
  }

  public String cyan(String text) {
    return wrap("36", text);
  }

  /** A mention in a text: coloured, or between guillemets where there are no colours. */
  public String mention(String text) {
    return colours ? wrap("1;33", text) : "«" + text + "»";
  }

  private String wrap(String code, String text) {
    return colours ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}

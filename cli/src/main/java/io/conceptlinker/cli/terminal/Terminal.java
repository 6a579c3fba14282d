package io.conceptlinker.cli.terminal;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command prints. Confined to one thread.
 *
 * <p>The script that starts Java knows which of its streams is a terminal, and Java does not; it
 * says so in the environment: {@code CONCEPT_LINKER_TERMINAL} holds {@code out}, {@code err} or
 * both, and {@code CONCEPT_LINKER_COLUMNS} the width.
 */
public final class Terminal {

  private static final int WIDTH_WITHOUT_TERMINAL = 100;

  private final PrintStream out;
  private final PrintStream err;
  private final Style outStyle;
  private final Style errStyle;
  private final boolean live;
  private final int width;
  private boolean quiet;

  private Terminal(
      PrintStream out, PrintStream err, Style outStyle, Style errStyle, boolean live, int width) {
    this.out = out;
    this.err = err;
    this.outStyle = outStyle;
    this.errStyle = errStyle;
    this.live = live;
    this.width = width;
  }

  /** The terminal that the environment describes. */
  public static Terminal of(PrintStream out, PrintStream err, Map<String, String> environment) {
    String streams = environment.getOrDefault("CONCEPT_LINKER_TERMINAL", "");
    boolean colours =
        !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        out,
        err,
        new Style(colours && streams.contains("out")),
        new Style(colours && streams.contains("err")),
        streams.contains("err") && !"dumb".equals(environment.get("TERM")),
        width(environment));
  }

  private static int width(Map<String, String> environment) {
    String columns = environment.getOrDefault("CONCEPT_LINKER_COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}")
        ? Math.max(40, Integer.parseInt(columns))
        : WIDTH_WITHOUT_TERMINAL;
  }

  /** Standard output: results. */
  public PrintStream out() {
    return out;
  }

  /** Standard error: what went wrong. */
  public PrintStream err() {
    return err;
  }

  /** The style of results. */
  public Style style() {
    return outStyle;
  }

  /** The style of messages. */
  public Style messageStyle() {
    return errStyle;
  }

  /** Whether results may have colours. */
  public boolean hasColours() {
    return outStyle.hasColours();
  }

  /** Columns of the terminal, or 100. */
  public int width() {
    return width;
  }

  /** From now on only results and errors are printed. */
  public void beQuiet() {
    quiet = true;
  }

  /** A message on standard error, unless quiet. */
  public void say(String message) {
    if (!quiet) {
      err.println(message);
    }
  }

  /** An announced piece of work; see {@link Step}. */
  public Step step(String what) {
    return new Step(this, what);
  }

  boolean isLive() {
    return live && !quiet;
  }
}

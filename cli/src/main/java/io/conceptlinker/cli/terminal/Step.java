package io.conceptlinker.cli.terminal;

import java.util.Locale;

/**
 * A piece of work that takes a while: announced, perhaps with progress, and ticked off with its
 * time. On a terminal one line changes; elsewhere a line is written every {@value #PERIOD_SECONDS}
 * s and one at the end. Confined to one thread.
 */
public final class Step implements AutoCloseable {

  private static final long PERIOD_SECONDS = 10;
  private static final long REDRAW_NANOS = 100_000_000;

  private final Terminal terminal;
  private final String what;
  private final long began = System.nanoTime();
  private long printed = began;
  private boolean ended;

  Step(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
    if (terminal.isLive()) {
      redraw("");
    }
  }

  /** Says how far it is. May be called often; prints seldom. */
  public void progress(String howFar) {
    long now = System.nanoTime();
    if (terminal.isLive() && now - printed > REDRAW_NANOS) {
      redraw(howFar);
      printed = now;
    } else if (!terminal.isLive() && now - printed > PERIOD_SECONDS * 1_000_000_000L) {
      terminal.say("  .. " + what + ": " + howFar);
      printed = now;
    }
  }

  /** Says how far it is, with a bar where there is a terminal. {@code fraction} is 0 to 1. */
  public void progress(double fraction, String howFar) {
    int filled = (int) Math.round(Math.clamp(fraction, 0, 1) * 20);
    String percent = String.format(Locale.ROOT, "%3.0f %%", fraction * 100);
    progress(
        terminal.isLive()
            ? "━".repeat(filled)
                + terminal.messageStyle().dim("━".repeat(20 - filled))
                + " "
                + percent
                + "  "
                + howFar
            : percent.strip() + ", " + howFar);
  }

  /** Ticks it off. */
  public void done() {
    done("");
  }

  /** Ticks it off with a result. */
  public void done(String result) {
    Style style = terminal.messageStyle();
    String text = result.isEmpty() ? what : what + ": " + result;
    String time = seconds(began);
    String mark = terminal.isLive() ? "✓" : "ok";
    // The last column stays empty: some terminals wrap when it is written to.
    int used = 4 + mark.length() + text.length() + time.length();
    String gap = " ".repeat(Math.max(1, terminal.width() - used));
    end(style.green(mark), text + gap + style.dim(time));
  }

  /** Leaves it as failed if it was not ticked off. */
  @Override
  public void close() {
    if (!ended) {
      end(terminal.messageStyle().red(terminal.isLive() ? "✗" : "failed"), what);
    }
  }

  private void end(String mark, String text) {
    ended = true;
    terminal.say((terminal.isLive() ? "\r\u001B[K" : "") + "  " + mark + " " + text);
  }

  private void redraw(String howFar) {
    String line = "  … " + what + (howFar.isEmpty() ? "" : "  " + howFar);
    terminal.err().print("\r\u001B[K" + line);
    terminal.err().flush();
  }

  private static String seconds(long began) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
  }
}

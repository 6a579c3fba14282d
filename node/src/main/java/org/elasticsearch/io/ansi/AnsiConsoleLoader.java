package org.elasticsearch.io.ansi;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that there is no ANSI console. The server looks for a class of this name in {@code
 * lib/tools/ansi-console}; the distribution's own is not published as a Maven artifact.
 */
public final class AnsiConsoleLoader implements Supplier<@Nullable Object> {

  @Override
  public @Nullable Object get() {
    return null;
  }
}

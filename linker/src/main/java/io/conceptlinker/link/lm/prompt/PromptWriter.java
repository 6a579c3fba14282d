package io.conceptlinker.link.lm.prompt;

import io.conceptlinker.link.lm.tokenizer.NameForm;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes prompts as token ids. Immutable and thread-safe.
 *
 * <pre>{@code
 * <s> text before <m> mention </m> text behind <c> mention <is>
 * <s> <d> definition <c> mention <is>
 * <s> mention <is>
 * }</pre>
 *
 * <p>The mention stands alone before the answer, as in the second and third form, which are how the
 * model learns from names only; so what it learnt there holds in text too. All text is in lower
 * case with single spaces.
 */
public final class PromptWriter {
  private final Tokenizer tokenizer;
  private final PromptLimits limits;
  private final Map<Markup, Integer> ids = new EnumMap<>(Markup.class);

  /**
   * A writer for a model.
   *
   * @throws IllegalArgumentException if the tokenizer lacks a token of {@link Markup}
   */
  public PromptWriter(Tokenizer tokenizer, PromptLimits limits) {
    this.tokenizer = tokenizer;
    this.limits = limits;
    for (Markup markup : Markup.values()) {
      int id = tokenizer.id(markup.token());
      if (id < 0) {
        throw new IllegalArgumentException(
            "tokenizer: expected the token [" + markup.token() + "], found none of that name");
      }
      ids.put(markup, id);
    }
  }

  /** The id of a token that is no text. */
  public int id(Markup markup) {
    return ids.getOrDefault(markup, 0);
  }

  /** A mention without its text. */
  public int[] surface(String surface) {
    return concat(of(Markup.START), surfaceTokens(surface), of(Markup.MEANS));
  }

  /** A mention beside a definition of what it denotes; for training. */
  public int[] defined(String definition, String surface) {
    return concat(
        of(Markup.START),
        of(Markup.DEFINITION),
        head(text(definition), limits.definition()),
        of(Markup.CONTEXT_END),
        surfaceTokens(surface),
        of(Markup.MEANS));
  }

  /**
   * A mention in its text.
   *
   * @param text the passage, with abbreviations expanded
   * @param start where the mention starts in it
   * @param end where it ends
   */
  public int[] inText(String text, int start, int end) {
    int from = Math.max(0, start - limits.before() * PromptLimits.MOST_LETTERS);
    int to = Math.min(text.length(), end + limits.behind() * PromptLimits.MOST_LETTERS);
    int[] mention = surfaceTokens(text.substring(start, end));
    return concat(
        of(Markup.START),
        tail(text(text.substring(from, start)), limits.before()),
        of(Markup.MENTION),
        mention,
        of(Markup.MENTION_END),
        head(text(text.substring(end, to)), limits.behind()),
        of(Markup.CONTEXT_END),
        mention,
        of(Markup.MEANS));
  }

  /** A name as an answer, its end included. */
  public int[] answer(String name) {
    return concat(tokenizer.encode(NameForm.LOWER_CASE.text(name)), of(Markup.END));
  }

  private int[] surfaceTokens(String surface) {
    return head(text(surface), limits.surface());
  }

  private int[] text(String text) {
    String shown = text.replaceAll("\\s+", " ").strip();
    return shown.isEmpty() ? new int[0] : tokenizer.encode(NameForm.LOWER_CASE.text(shown));
  }

  private int[] of(Markup markup) {
    return new int[] {id(markup)};
  }

  private static int[] head(int[] tokens, int most) {
    return tokens.length <= most ? tokens : Arrays.copyOf(tokens, most);
  }

  private static int[] tail(int[] tokens, int most) {
    return tokens.length <= most
        ? tokens
        : Arrays.copyOfRange(tokens, tokens.length - most, tokens.length);
  }

  private static int[] concat(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(IntStream::of).toArray();
  }
}

package io.conceptlinker.link.lm.prompt;

import io.conceptlinker.link.lm.tokenizer.NameForm;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes prompts as token ids. Thread-safe.
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
 *
 * <p>For a model that reads a passage once for all of its mentions ({@link
 * PromptLimits#isOfPassages}) a prompt is the passage, or a stretch of a long one ({@link
 * PassageWindows}), with the mention between its marks; without these, the prompts for mentions
 * that stand together are the same ({@link MarkedPassage}).
 *
 * <pre>{@code
 * <s> passage before <m> mention </m> passage behind
 * <s> <d> definition <c> <m> mention </m>
 * <s> <m> mention </m>
 * }</pre>
 */
public final class PromptWriter {
  private final Tokenizer tokenizer;
  private final PromptLimits limits;
  private final Map<Markup, Integer> ids = new EnumMap<>(Markup.class);

  /** The last passage, for the next mention is most often of the same; a lost race costs time. */
  private volatile @Nullable PassageTokens last;

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
    return concat(of(Markup.START), asked(surfaceTokens(surface)));
  }

  /** A mention beside a definition of what it denotes; for training. */
  public int[] defined(String definition, String surface) {
    return concat(
        of(Markup.START),
        of(Markup.DEFINITION),
        head(text(definition), limits.definition()),
        of(Markup.CONTEXT_END),
        asked(surfaceTokens(surface)));
  }

  /** A mention that stands at the end of its prompt. */
  private int[] asked(int[] mention) {
    if (!limits.isOfPassages()) {
      return concat(mention, of(Markup.MEANS));
    }
    int[] marked = mention.length == 0 ? of(Markup.PADDING) : mention;
    return concat(of(Markup.MENTION), marked, of(Markup.MENTION_END));
  }

  /**
   * A mention in its text.
   *
   * @param text the passage, with abbreviations expanded
   * @param start where the mention starts in it
   * @param end where it ends
   */
  public int[] inText(String text, int start, int end) {
    if (limits.isOfPassages()) {
      PassageTokens passage = passage(text);
      return marked(passage, passage.tokenBehind(start), passage.tokensBefore(end));
    }
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

  /**
   * A mention of a passage whose tokens are known.
   *
   * @param first the mention's first token
   * @param end one after its last
   */
  public int[] marked(PassageTokens passage, int first, int end) {
    if (passage.size() == 0) {
      return surface("");
    }
    PassageWindows windows = windows(passage);
    int window = windows.of((first + end - 1) / 2);
    int from = windows.start(window);
    int to = windows.end(window);
    // What is nothing but space has no token; the nearest one stands for it.
    int begin = Math.clamp(first, from, Math.max(from, to - 1));
    int stop = Math.clamp(end, begin + 1, Math.min(to, begin + limits.surface()));
    return concat(
        of(Markup.START),
        passage.ids(from, begin),
        of(Markup.MENTION),
        passage.ids(begin, stop),
        of(Markup.MENTION_END),
        passage.ids(stop, to));
  }

  /** The tokens of a passage. */
  public PassageTokens passage(String text) {
    PassageTokens known = last;
    if (known == null || !known.text().equals(text)) {
      known = PassageTokens.of(tokenizer, text);
      last = known;
    }
    return known;
  }

  /** The most tokens of a mention that are asked about. */
  public int mostOfSurface() {
    return limits.surface();
  }

  /** How a passage is cut. */
  public PassageWindows windows(PassageTokens passage) {
    return new PassageWindows(passage.size(), limits.passage());
  }

  /** A stretch of a passage without a mention, as {@link MarkedPassage} has it. */
  public int[] stretch(PassageTokens passage, int from, int to) {
    return concat(of(Markup.START), passage.ids(from, to));
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

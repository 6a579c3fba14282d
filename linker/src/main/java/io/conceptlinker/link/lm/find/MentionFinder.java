package io.conceptlinker.link.lm.find;

import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.TokenTagger.Tag;
import io.conceptlinker.link.lm.cache.AnswerKind;
import io.conceptlinker.link.lm.cache.ModelAnswers;
import io.conceptlinker.link.lm.prompt.PassageTokens;
import io.conceptlinker.link.lm.prompt.PassageWindows;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Finds mentions by the tags of their tokens (Ramshaw and Marcus 1995). Each token has its
 * likeliest tag, in the stretch of the passage in which most is seen around it; what begins inside
 * of a mention begins one. Immutable and thread-safe.
 */
public final class MentionFinder {
  private static final int TAGS = Tag.values().length;

  private final TokenTagger tagger;
  private final PromptWriter prompts;
  private final ModelAnswers answers;

  /**
   * A finder.
   *
   * @param prompts of the model, which reads passages
   */
  public MentionFinder(TokenTagger tagger, PromptWriter prompts) {
    this(tagger, prompts, ModelAnswers.unkept());
  }

  /**
   * One that does not read a passage twice.
   *
   * @param prompts of the model, which reads passages
   * @param answers of the model
   */
  public MentionFinder(TokenTagger tagger, PromptWriter prompts, ModelAnswers answers) {
    this.tagger = tagger;
    this.prompts = prompts;
    this.answers = answers;
  }

  /** The mentions of each passage in the order of the text; they do not overlap. */
  public List<List<FoundMention>> find(List<String> texts) {
    return find(texts, true).stream().map(Optional::orElseThrow).toList();
  }

  /**
   * The same if there is no time, perhaps.
   *
   * @param mayAsk whether the model may compute; otherwise there is nothing for a passage that it
   *     did not read before
   */
  public List<Optional<List<FoundMention>>> find(List<String> texts, boolean mayAsk) {
    return answers
        .of(
            AnswerKind.MENTIONS,
            texts,
            mayAsk,
            text -> List.of(text.chars().toArray()),
            unknown -> read(unknown).stream().map(MentionFinder::numbers).toList())
        .stream()
        .map(answer -> answer.map(MentionFinder::mentions))
        .toList();
  }

  private static double[] numbers(List<FoundMention> mentions) {
    return mentions.stream()
        .flatMapToDouble(one -> DoubleStream.of(one.start(), one.end(), one.probability()))
        .toArray();
  }

  private static List<FoundMention> mentions(double[] numbers) {
    List<FoundMention> mentions = new ArrayList<>(numbers.length / 3);
    for (int i = 0; i < numbers.length; i += 3) {
      mentions.add(new FoundMention((int) numbers[i], (int) numbers[i + 1], numbers[i + 2]));
    }
    return mentions;
  }

  private List<List<FoundMention>> read(List<String> texts) {
    List<PassageTokens> passages = texts.stream().map(prompts::passage).toList();
    List<int[]> stretches = new ArrayList<>();
    for (PassageTokens passage : passages) {
      PassageWindows windows = prompts.windows(passage);
      for (int window = 0; passage.size() > 0 && window < windows.count(); window++) {
        stretches.add(prompts.stretch(passage, windows.start(window), windows.end(window)));
      }
    }
    List<float[]> tags = tagger.tags(stretches);
    List<List<FoundMention>> found = new ArrayList<>(passages.size());
    int next = 0;
    for (PassageTokens passage : passages) {
      int count = passage.size() == 0 ? 0 : prompts.windows(passage).count();
      found.add(mentions(passage, tags.subList(next, next + count)));
      next += count;
    }
    return found;
  }

  private List<FoundMention> mentions(PassageTokens passage, List<float[]> tags) {
    List<FoundMention> found = new ArrayList<>();
    PassageWindows windows = prompts.windows(passage);
    int first = -1;
    double logProb = 0;
    for (int token = 0; token <= passage.size(); token++) {
      float[] scores = new float[TAGS];
      Tag tag = Tag.OUTSIDE;
      if (token < passage.size()) {
        int window = windows.of(token);
        // The token that begins every sequence stands before the passage's own.
        int at = (1 + token - windows.start(window)) * TAGS;
        System.arraycopy(tags.get(window), at, scores, 0, TAGS);
        tag = likeliest(scores);
      }
      if (first >= 0 && tag != Tag.INSIDE) {
        double probability = Math.exp(logProb / (token - first));
        mention(passage, first, token, probability, found).ifPresent(found::add);
        first = -1;
      }
      if (tag != Tag.OUTSIDE && first < 0) {
        first = token;
        logProb = 0;
      }
      logProb += scores[tag.index()];
    }
    return found;
  }

  private static Tag likeliest(float[] scores) {
    Tag best = Tag.OUTSIDE;
    for (Tag tag : Tag.values()) {
      best = scores[tag.index()] > scores[best.index()] ? tag : best;
    }
    return best;
  }

  /** Some tokens as a stretch of the text that begins and ends as words do, if any is left. */
  private static Optional<FoundMention> mention(
      PassageTokens passage, int first, int end, double probability, List<FoundMention> before) {
    String text = passage.text();
    int least = before.isEmpty() ? 0 : before.getLast().end();
    int from = Math.max(least, passage.start(first));
    int to = passage.end(end - 1);
    while (from > least && isInside(text, from)) {
      from--;
    }
    while (isInside(text, to)) {
      to++;
    }
    while (from < to && !Character.isLetterOrDigit(text.codePointAt(from))) {
      from++;
    }
    while (from < to && !isEnd(text, from, to)) {
      to--;
    }
    return from < to ? Optional.of(new FoundMention(from, to, probability)) : Optional.empty();
  }

  private static boolean isInside(String text, int place) {
    return place > 0
        && place < text.length()
        && Character.isLetterOrDigit(text.charAt(place - 1))
        && Character.isLetterOrDigit(text.charAt(place));
  }

  /** Whether a mention may end so: with a word, a charge, or a bracket that it opened. */
  private static boolean isEnd(String text, int from, int to) {
    char last = text.charAt(to - 1);
    return Character.isLetterOrDigit(text.codePointBefore(to))
        || last == '+'
        || (last == ')' && text.substring(from, to).indexOf('(') >= 0);
  }
}

package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.TokenTagger.Tag;
import io.conceptlinker.link.lm.prompt.PassageTokens;
import io.conceptlinker.link.lm.prompt.PassageWindows;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.torch.PassageBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Examples from whole annotated passages: all of their mentions are to be found, and those whose
 * concept is known to be named, as in {@link MentionExamples}. A long passage gives several, in the
 * stretches in which it is read. Thread-safe.
 */
public final class PassageExamples implements ExampleSource<PassageBatch.Passage> {
  private final ConceptNames names;
  private final PromptWriter prompts;
  private final List<Stretch> stretches = new ArrayList<>();

  /** A stretch of a passage. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Stretch(int[] tokens, int[] tags, List<Linked> mentions) {}

  /** A mention whose concepts are known, in the tokens of a stretch. */
  private record Linked(int first, int end, String surface, List<Integer> concepts) {}

  /**
   * Examples of passages.
   *
   * @param passages with one mention or more whose concept is known
   * @param kb what their concepts are of
   * @param prompts of a model that reads passages
   */
  public PassageExamples(List<AnnotatedPassage> passages, KnowledgeBase kb, PromptWriter prompts) {
    this.names = new ConceptNames(kb);
    this.prompts = prompts;
    passages.forEach(this::add);
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException(
          "passages: expected a mention with a concept or more, found none");
    }
  }

  private void add(AnnotatedPassage passage) {
    PassageTokens tokens = prompts.passage(passage.text());
    PassageWindows windows = prompts.windows(tokens);
    for (int window = 0; tokens.size() > 0 && window < windows.count(); window++) {
      int from = windows.start(window);
      int to = windows.end(window);
      // What begins every sequence stands before the first token.
      int[] tags = new int[to - from + 1];
      List<Linked> linked = new ArrayList<>();
      for (AnnotatedPassage.Marked mention : passage.mentions()) {
        int first = tokens.tokenBehind(mention.start());
        int end = tokens.tokensBefore(mention.end());
        if (first < from || end > to || end <= first) {
          continue;
        }
        mark(tags, first - from + 1, end - from + 1);
        // It is asked about in the stretch that has most around it.
        if (!mention.concepts().isEmpty() && windows.of((first + end - 1) / 2) == window) {
          int last = Math.min(end, first + prompts.mostOfSurface());
          linked.add(
              new Linked(
                  first - from + 1, last - from + 1, passage.surface(mention), mention.concepts()));
        }
      }
      if (!linked.isEmpty()) {
        stretches.add(new Stretch(prompts.stretch(tokens, from, to), tags, linked));
      }
    }
  }

  /** Marks a mention, unless it lies in one or over one that begins before it. */
  private static void mark(int[] tags, int first, int end) {
    if (tags[first] == Tag.OUTSIDE.index()) {
      for (int i = first; i < end; i++) {
        tags[i] = (i == first ? Tag.BEGIN : Tag.INSIDE).index();
      }
      for (int i = end; i < tags.length && tags[i] == Tag.INSIDE.index(); i++) {
        tags[i] = Tag.OUTSIDE.index();
      }
    }
  }

  /** Number of mentions that are asked about. */
  int mentions() {
    return stretches.stream().mapToInt(stretch -> stretch.mentions().size()).sum();
  }

  @Override
  public PassageBatch.Passage draw(SplittableRandom random) {
    Stretch stretch = stretches.get(random.nextInt(stretches.size()));
    List<PassageBatch.Named> mentions = new ArrayList<>(stretch.mentions().size());
    for (Linked mention : stretch.mentions()) {
      int concept = mention.concepts().get(random.nextInt(mention.concepts().size()));
      int name = names.drawNear(concept, mention.surface(), random);
      mentions.add(
          new PassageBatch.Named(
              mention.first(), mention.end(), prompts.answer(names.kb().nameText(name))));
    }
    return new PassageBatch.Passage(stretch.tokens(), stretch.tags(), mentions);
  }
}

package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.torch.TokenBatch;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Examples from annotated text: a mention in its text asks for a name of its concept that is
 * written like it. Thread-safe.
 */
public final class MentionExamples implements ExampleSource<TokenBatch.Sequence> {
  /** How often the text is left out, so that the mention alone says what it can. */
  private static final double WITHOUT_TEXT = 0.2;

  private final List<AnnotatedMention> mentions;
  private final ConceptNames names;
  private final PromptWriter prompts;

  /**
   * Examples of mentions.
   *
   * @param mentions one or more
   * @param kb what their concepts are of
   */
  public MentionExamples(List<AnnotatedMention> mentions, KnowledgeBase kb, PromptWriter prompts) {
    if (mentions.isEmpty()) {
      throw new IllegalArgumentException("mentions: expected one or more, found none");
    }
    this.mentions = List.copyOf(mentions);
    this.names = new ConceptNames(kb);
    this.prompts = prompts;
  }

  @Override
  public TokenBatch.Sequence draw(SplittableRandom random) {
    AnnotatedMention mention = mentions.get(random.nextInt(mentions.size()));
    int concept = mention.concepts().get(random.nextInt(mention.concepts().size()));
    int[] prompt =
        random.nextDouble() < WITHOUT_TEXT
            ? prompts.surface(mention.surface())
            : prompts.inText(mention.text(), mention.start(), mention.end());
    int name = names.drawNear(concept, mention.surface(), random);
    return Examples.sequence(prompt, prompts.answer(names.kb().nameText(name)));
  }

  /** Each mention once, in its text, with the nearest name of its first concept. */
  public List<TokenBatch.Sequence> each() {
    return mentions.stream()
        .map(
            mention -> {
              int name = names.nearest(mention.concepts().getFirst(), mention.surface(), 1).get(0);
              return Examples.sequence(
                  prompts.inText(mention.text(), mention.start(), mention.end()),
                  prompts.answer(names.kb().nameText(name)));
            })
        .toList();
  }
}

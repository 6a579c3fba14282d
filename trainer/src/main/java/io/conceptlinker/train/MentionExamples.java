package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.torch.TokenBatch;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Examples from annotated text: a mention in its text asks for the name of its concept that is
 * written most like it. Thread-safe.
 */
final class MentionExamples implements ExampleSource {
  /** How often the text is left out, so that the mention alone says what it can. */
  private static final double WITHOUT_TEXT = 0.2;

  private final List<AnnotatedMention> mentions;
  private final ConceptNames names;
  private final PromptWriter prompts;

  MentionExamples(List<AnnotatedMention> mentions, KnowledgeBase kb, PromptWriter prompts) {
    this.mentions = List.copyOf(mentions);
    this.names = new ConceptNames(kb);
    this.prompts = prompts;
  }

  @Override
  public TokenBatch.Sequence draw(SplittableRandom random) {
    AnnotatedMention mention = mentions.get(random.nextInt(mentions.size()));
    String surface = mention.surface();
    int concept = mention.concepts().get(random.nextInt(mention.concepts().size()));
    int[] prompt =
        random.nextDouble() < WITHOUT_TEXT
            ? prompts.surface(surface)
            : prompts.inText(mention.text(), mention.start(), mention.end());
    String answer = names.kb().nameText(names.nearest(concept, surface));
    return Examples.sequence(prompt, prompts.answer(answer));
  }
}

package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.torch.ChoiceBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Choices from annotated text: a mention in its text, the names of its concept, and the names of
 * the candidates that it could be mistaken for. Thread-safe.
 */
public final class MentionChoices implements ExampleSource<ChoiceBatch.Choice> {
  /** How often the text is left out, so that the mention alone says what it can. */
  private static final double WITHOUT_TEXT = 0.1;

  private final List<ChoiceMention> mentions;
  private final KnowledgeBase kb;
  private final PromptWriter prompts;
  private final int most;

  /**
   * Choices for mentions.
   *
   * @param mentions one or more
   * @param kb what their concepts are of
   * @param most concepts of a prompt at most, 2 or more
   */
  public MentionChoices(
      List<ChoiceMention> mentions, KnowledgeBase kb, PromptWriter prompts, int most) {
    if (mentions.isEmpty() || most < 2) {
      throw new IllegalArgumentException(
          "choices: expected mentions and 2 concepts or more, found " + most);
    }
    this.mentions = List.copyOf(mentions);
    this.kb = kb;
    this.prompts = prompts;
    this.most = most;
  }

  @Override
  public ChoiceBatch.Choice draw(SplittableRandom random) {
    ChoiceMention drawn = mentions.get(random.nextInt(mentions.size()));
    AnnotatedMention mention = drawn.mention();
    List<CandidateNames> candidates = new ArrayList<>();
    if (!drawn.hasRight()) {
      int concept = mention.concepts().get(random.nextInt(mention.concepts().size()));
      candidates.add(CandidateNames.of(kb, concept, mention.surface(), true));
    }
    for (CandidateNames candidate : drawn.candidates()) {
      if (candidate.right() || candidates.size() < most) {
        candidates.add(candidate);
      }
    }
    // One wrong concept at least, or there is nothing to tell apart.
    while (candidates.stream().allMatch(CandidateNames::right)) {
      int other = random.nextInt(kb.conceptCount());
      if (!mention.concepts().contains(other) || kb.conceptCount() == mention.concepts().size()) {
        candidates.add(CandidateNames.of(kb, other, mention.surface(), false));
      }
    }
    int[] prompt =
        random.nextDouble() < WITHOUT_TEXT
            ? prompts.surface(mention.surface())
            : prompts.inText(mention.text(), mention.start(), mention.end());
    return choice(prompt, candidates);
  }

  /**
   * Each mention that has candidates, in its text; where the right concept is none of them no name
   * is right.
   */
  public List<ChoiceBatch.Choice> each() {
    return mentions.stream()
        .filter(mention -> !mention.candidates().isEmpty())
        .map(
            mention ->
                choice(
                    prompts.inText(
                        mention.mention().text(),
                        mention.mention().start(),
                        mention.mention().end()),
                    mention.candidates()))
        .toList();
  }

  private ChoiceBatch.Choice choice(int[] prompt, List<CandidateNames> candidates) {
    List<int[]> right = new ArrayList<>();
    List<int[]> wrong = new ArrayList<>();
    for (CandidateNames candidate : candidates) {
      for (String name : candidate.names()) {
        (candidate.right() ? right : wrong).add(prompts.answer(name));
      }
    }
    List<int[]> names = new ArrayList<>(right);
    names.addAll(wrong);
    return new ChoiceBatch.Choice(prompt, names, right.size());
  }
}

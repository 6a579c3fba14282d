package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.torch.TokenBatch;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Examples from a knowledge base alone: one name of a concept asks for another, sometimes beside
 * the definition. Every name asks equally often. Thread-safe.
 */
public final class SynonymExamples implements ExampleSource<TokenBatch.Sequence> {
  /** How often a name asks for itself: the model has to know what exists. */
  private static final double ITSELF = 0.2;

  private final ConceptNames names;
  private final PromptWriter prompts;
  private final double definitions;
  private final int[] conceptOfName;

  /**
   * Examples of a knowledge base.
   *
   * @param definitions share of the examples that show a definition, of those that have one
   */
  public SynonymExamples(KnowledgeBase kb, PromptWriter prompts, double definitions) {
    this.names = new ConceptNames(kb);
    this.prompts = prompts;
    this.definitions = definitions;
    this.conceptOfName = IntStream.range(0, kb.nameCount()).map(kb::nameConcept).toArray();
  }

  @Override
  public TokenBatch.Sequence draw(SplittableRandom random) {
    KnowledgeBase kb = names.kb();
    int name = random.nextInt(conceptOfName.length);
    int concept = conceptOfName[name];
    String text = kb.nameText(name);
    int target =
        random.nextDouble() < ITSELF
            ? name
            : names.draw(concept, text, kb.nameLanguage(name), name, random);
    String surface = SurfaceNoise.of(text, random);
    List<String> known = random.nextDouble() < definitions ? kb.definitions(concept) : List.of();
    int[] prompt =
        known.isEmpty()
            ? prompts.surface(surface)
            : prompts.defined(known.get(random.nextInt(known.size())), surface);
    return Examples.sequence(prompt, prompts.answer(kb.nameText(target)));
  }
}

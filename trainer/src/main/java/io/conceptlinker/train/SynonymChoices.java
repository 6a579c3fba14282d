package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameList;
import io.conceptlinker.kb.NgramHits;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.torch.ChoiceBatch;
import io.conceptlinker.trie.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Choices from a knowledge base alone: a name of a concept, another name of it, and the names of
 * other concepts whose 3-grams are most like it. Thread-safe.
 */
public final class SynonymChoices implements ExampleSource<ChoiceBatch.Choice> {
  /** How many phrases are looked at for each name that is wanted: many are of the same concept. */
  private static final int PHRASES = 4;

  private final ConceptNames names;
  private final PromptWriter prompts;
  private final int most;

  /**
   * Choices for names.
   *
   * @param most names of a prompt, 2 or more
   */
  public SynonymChoices(KnowledgeBase kb, PromptWriter prompts, int most) {
    if (most < 2) {
      throw new IllegalArgumentException("choices: expected 2 names or more, found " + most);
    }
    this.names = new ConceptNames(kb);
    this.prompts = prompts;
    this.most = most;
  }

  @Override
  public ChoiceBatch.Choice draw(SplittableRandom random) {
    KnowledgeBase kb = names.kb();
    int name = random.nextInt(kb.nameCount());
    int concept = kb.nameConcept(name);
    String text = kb.nameText(name);
    int right = names.draw(concept, text, kb.nameLanguage(name), name, random);
    String surface = SurfaceNoise.of(text, random);
    List<int[]> answers = new ArrayList<>();
    answers.add(prompts.answer(kb.nameText(right)));
    for (int wrong : near(surface, concept)) {
      answers.add(prompts.answer(kb.nameText(wrong)));
    }
    while (answers.size() < most) {
      int other = random.nextInt(kb.conceptCount());
      if (other != concept || kb.conceptCount() == 1) {
        answers.add(prompts.answer(kb.nameText(kb.firstName(other))));
      }
    }
    return new ChoiceBatch.Choice(prompts.surface(surface), answers, 1);
  }

  /** A name each of the concepts that are written most like a text, but for the right one. */
  private List<Integer> near(String surface, int right) {
    KnowledgeBase kb = names.kb();
    NgramHits hits = new NgramHits();
    // A searcher is confined to a thread, and what it holds is small beside a step.
    kb.ngrams().searcher().search(Words.of(surface).phraseKey(), most * PHRASES, hits);
    List<Integer> found = new ArrayList<>();
    List<Integer> concepts = new ArrayList<>();
    for (int hit = 0; hit < hits.size(); hit++) {
      NameList same = kb.names(hits.phrase(hit));
      if (means(same, right)) {
        continue;
      }
      int other = kb.nameConcept(same.get(0));
      if (!concepts.contains(other) && found.size() + 1 < most) {
        concepts.add(other);
        found.add(same.get(0));
      }
    }
    return found;
  }

  /** Whether one of the names is of a concept: then it is no wrong answer. */
  private boolean means(NameList some, int concept) {
    for (int i = 0; i < some.size(); i++) {
      if (names.kb().nameConcept(some.get(i)) == concept) {
        return true;
      }
    }
    return false;
  }
}

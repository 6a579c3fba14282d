package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.tokenizer.BpeTrainer;
import io.conceptlinker.link.lm.tokenizer.NameForm;
import java.util.List;

/** Learns the tokenizer of a model from what the model will read and say. Stateless. */
public final class TokenizerTraining {
  private TokenizerTraining() {}

  /**
   * Learns from names, definitions and texts.
   *
   * @param size number of tokens at most
   * @return {@code tokenizer.json}
   */
  public static byte[] train(List<KnowledgeBase> knowledgeBases, Iterable<String> texts, int size) {
    BpeTrainer trainer = new BpeTrainer();
    for (KnowledgeBase kb : knowledgeBases) {
      for (int name = 0; name < kb.nameCount(); name++) {
        trainer.add(NameForm.LOWER_CASE.text(kb.nameText(name)));
      }
      for (int concept = 0; concept < kb.conceptCount(); concept++) {
        kb.definitions(concept).forEach(text -> trainer.add(NameForm.LOWER_CASE.text(text)));
      }
    }
    texts.forEach(text -> trainer.add(NameForm.LOWER_CASE.text(text)));
    return trainer.train(size, Markup.tokens());
  }
}

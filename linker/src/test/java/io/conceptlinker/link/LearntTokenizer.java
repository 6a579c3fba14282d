package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.tokenizer.BpeTrainer;
import io.conceptlinker.link.lm.tokenizer.NameForm;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.io.IOException;

/** A tokenizer of 400 tokens, learnt from the names of a knowledge base. */
final class LearntTokenizer {
  private LearntTokenizer() {}

  static Tokenizer of(KnowledgeBase kb) throws IOException {
    BpeTrainer trainer = new BpeTrainer();
    for (int name = 0; name < kb.nameCount(); name++) {
      trainer.add(NameForm.LOWER_CASE.text(kb.nameText(name)));
    }
    return Tokenizer.parse("test", trainer.train(400, Markup.tokens()));
  }
}

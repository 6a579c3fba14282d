package io.conceptlinker.link.lm.tokenizer;

import io.conceptlinker.kb.NameEncoding;

/**
 * Names as the tokens of a model, for {@link io.conceptlinker.kb.NameTrie}.
 *
 * @param tokenizer the model's
 * @param form what the model was trained to decode
 */
public record TokenizedNames(Tokenizer tokenizer, NameForm form) implements NameEncoding {
  @Override
  public int[] encode(String name) {
    return tokenizer.encode(form.text(name));
  }

  @Override
  public String fingerprint() {
    return tokenizer.fingerprint() + " " + form.name();
  }
}

package io.conceptlinker.link.lm.tokenizer;

import java.util.Locale;

/**
 * In which form a model decodes names: always behind a space, as within a sentence, so that a
 * name's first word has the tokens that it has in text.
 */
public enum NameForm {
  /** As the source has it; SynCABEL decodes these. */
  WRITTEN,

  /**
   * In lower case, so that "Lung Neoplasms" and "lung neoplasms" are one; GenBioEL and ANGEL decode
   * these. Names that differ in case only become one that leads to the concepts of both.
   */
  LOWER_CASE;

  /** Returns the text whose tokens are decoded. */
  public String text(String name) {
    return " " + (this == WRITTEN ? name : name.toLowerCase(Locale.ROOT));
  }
}

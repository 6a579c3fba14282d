package io.conceptlinker.link.lm.prompt;

import java.util.Arrays;
import java.util.List;

/** Tokens that are no text. Their order is that of their ids in the tokenizers that we train. */
public enum Markup {
  /** Fills rows up. */
  PADDING("<pad>"),
  /** Begins every sequence. */
  START("<s>"),
  /** Ends every name. */
  END("</s>"),
  /** Stands before the mention in its text. */
  MENTION("<m>"),
  /** Stands behind the mention in its text. */
  MENTION_END("</m>"),
  /** Ends what is shown of a text or a definition; the mention alone follows. */
  CONTEXT_END("<c>"),
  /** Stands between the mention and the name that it is linked to. */
  MEANS("<is>"),
  /** Stands before a definition. */
  DEFINITION("<d>"),
  /** Stands before a name that may be the right one. */
  HINT("<h>"),
  /** The answer for a mention that no concept fits. */
  NO_CONCEPT("<nil>");

  private final String token;

  Markup(String token) {
    this.token = token;
  }

  /** The token as the vocabulary spells it. */
  public String token() {
    return token;
  }

  /** All tokens in the order of their ids. */
  public static List<String> tokens() {
    return Arrays.stream(values()).map(Markup::token).toList();
  }
}

package io.conceptlinker.link.assertion;

import io.conceptlinker.link.text.Language;
import java.util.Map;

/** The ConText rules of one language. Immutable, shared, thread-safe. */
public final class ContextRules {
  private static final Map<Language, ContextRules> OF_LANGUAGE =
      Map.of(
          Language.ENGLISH, new ContextRules("en.tsv"),
          Language.FRENCH, new ContextRules("fr.tsv"),
          Language.SPANISH, new ContextRules("es.tsv"));

  private final TriggerList triggers;

  private ContextRules(String resource) {
    this.triggers = TriggerList.ofResource(resource);
  }

  /** The rules of a language. */
  public static ContextRules of(Language language) {
    ContextRules rules = OF_LANGUAGE.get(language);
    if (rules == null) {
      throw new IllegalStateException("assertion rules [" + language + "]: found none");
    }
    return rules;
  }

  /**
   * Reads one sentence.
   *
   * @param text the text that holds the sentence
   * @param start its first UTF-16 code unit
   * @param end one after its last
   */
  public SentenceContext read(String text, int start, int end) {
    ContextWords words = ContextWords.of(text, start, end);
    return SentenceContext.of(words, triggers.find(words));
  }
}

package io.conceptlinker.link.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that the linker has rules for. */
public enum Language {
  ENGLISH("en"),
  FRENCH("fr"),
  SPANISH("es");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** ISO 639-1, lower case. */
  public String code() {
    return code;
  }

  /** The language with an ISO 639-1 code, when there are rules for it. */
  public static Optional<Language> ofCode(String code) {
    String wanted = code.toLowerCase(Locale.ROOT);
    for (Language language : values()) {
      if (language.code.equals(wanted)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * Guesses the language of a document by counting function words at its beginning. English wins
   * ties, so also where nothing is known.
   *
   * @param passages the texts of the document in reading order
   */
  public static Language guess(List<String> passages) {
    return FunctionWords.majority(passages);
  }
}

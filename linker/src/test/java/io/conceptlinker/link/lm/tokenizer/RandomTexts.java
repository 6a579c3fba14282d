package io.conceptlinker.link.lm.tokenizer;

import java.util.Random;
import org.apache.lucene.tests.util.TestUtil;

/** Text of all that tokenizers treat specially, and of anything else. No unpaired surrogates. */
final class RandomTexts {
  private static final String[] SPACES = {
    " ", "  ", "\t", "\n", "\r\n", "\u00A0", "\u0085", "\u2003", "\u2028", "\u3000", "\u000B",
    "\u200B", " \n ", "\u1680", "\u001C", "\u180E", "\uFEFF"
  };
  private static final String[] CONTRACTIONS = {
    "'s", "'S", "'t", "'re", "'RE", "'Ve", "'m", "'ll", "'lL", "'d", "'", "''", "'\u017F", "'l",
    "'\uFB06"
  };
  private static final String[] MARKS = {
    "\u0301", "\u0308", "\u0327", "\u200D", "\uFE0F", "\u0E31", "\u093F"
  };
  private static final String[] NUMBERS = {
    "\u0663", "\u2167", "\u00BD", "\u00B2", "\uFF11", "\uD835\uDFD8", "7"
  };
  private static final String[] WORDS = {
    "infarction",
    "Sjögren",
    "TNF-α",
    "IL-2",
    "β",
    "deficit",
    "Straße",
    "μg",
    "ﬁbrosis",
    "日本",
    "한국어",
    "각",
    "caf\u00E9",
    "e\u0301tat",
    "Ⅷ",
    "㎎",
    "½",
    "👨‍👩‍👧",
    "🇫🇷",
    "क्षि"
  };

  private final Random random;

  RandomTexts(Random random) {
    this.random = random;
  }

  String next() {
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(12);
    for (int i = 0; i < parts; i++) {
      text.append(part());
    }
    return text.toString();
  }

  private String part() {
    return switch (random.nextInt(11)) {
      case 0, 1 -> pick(SPACES);
      case 2 -> pick(CONTRACTIONS);
      case 3 -> pick(MARKS);
      case 4 -> Integer.toString(random.nextInt(1 << random.nextInt(1, 31)));
      case 5 -> pick(NUMBERS);
      case 6, 7 -> pick(WORDS);
      case 8 -> TestUtil.randomRealisticUnicodeString(random, 0, 6);
      case 9 -> codePoint();
      default -> TestUtil.randomSimpleString(random, 1, 8);
    };
  }

  /** Any assigned or unassigned code point of any plane. */
  private String codePoint() {
    int c = random.nextInt(Character.MAX_CODE_POINT + 1);
    return Character.toString(c >= 0xD800 && c <= 0xDFFF || c == 0 ? '!' : c);
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}

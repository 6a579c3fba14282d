package io.conceptlinker.link.lm.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.Character.UnicodeBlock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Unigram with Metaspace and a compiled character map, as mBART has it, against Hugging Face. */
public class UnigramTokenizerTests extends LuceneTestCase {

  private static final Set<UnicodeBlock> COMPLETE =
      Set.of(
          UnicodeBlock.BASIC_LATIN,
          UnicodeBlock.LATIN_1_SUPPLEMENT,
          UnicodeBlock.LATIN_EXTENDED_A,
          UnicodeBlock.LATIN_EXTENDED_ADDITIONAL,
          UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
          UnicodeBlock.GREEK,
          UnicodeBlock.CYRILLIC,
          UnicodeBlock.DEVANAGARI,
          UnicodeBlock.GENERAL_PUNCTUATION,
          UnicodeBlock.NUMBER_FORMS,
          UnicodeBlock.HANGUL_SYLLABLES,
          UnicodeBlock.CJK_COMPATIBILITY,
          UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
          UnicodeBlock.ALPHABETIC_PRESENTATION_FORMS,
          UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
          UnicodeBlock.MATHEMATICAL_ALPHANUMERIC_SYMBOLS);

  private static final String TEMPLATE =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "pre_tokenizer": {"type": "Sequence", "pretokenizers": []}, "post_processor": null,
       "model": {"type": "Unigram", "unk_id": 3, "byte_fallback": false, "vocab": []}}
      """;

  /** What is replaced: parts of NFKC, white space, controls, and an entry that starts another. */
  private static final Map<String, String> REPLACED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("e\u0301", "é"),
              Map.entry("ﬁ", "fi"),
              Map.entry("½", "1\u20442"),
              Map.entry("Ⅷ", "VIII"),
              Map.entry("㎎", "mg"),
              Map.entry("\u00A0", " "),
              Map.entry("\u3000", " "),
              Map.entry("\t", " "),
              Map.entry("\n", " "),
              Map.entry("\u2028", " "),
              Map.entry("\u200B", ""),
              Map.entry("\u0085", ""),
              Map.entry("1", "1"),
              Map.entry("１", "1"),
              Map.entry("μ", "µ")));

  private static byte[] json(JsonObject normalizer, boolean splitsSpaces, String prepend) {
    Set<String> pieces = new LinkedHashSet<>(List.of("<s>", "<pad>", "</s>", "<unk>", "▁"));
    RandomTexts texts = new RandomTexts(random());
    while (pieces.size() < 400) {
      String text = texts.next().replace(' ', '▁');
      if (text.isEmpty()) {
        continue;
      }
      int[] codePoints = text.codePoints().toArray();
      int from = random().nextInt(codePoints.length);
      int length = Math.min(1 + random().nextInt(4), codePoints.length - from);
      pieces.add((random().nextInt(3) == 0 ? "▁" : "") + new String(codePoints, from, length));
    }
    JsonObject root = JsonParser.parseString(TEMPLATE).getAsJsonObject();
    addAdded(root, 0, "<s>", false);
    addAdded(root, 2, "</s>", false);
    addAdded(root, 3, "<unk>", false);
    addAdded(root, pieces.size(), "<mask>", true);
    addAdded(root, pieces.size() + 1, "en_XX", false);
    root.add("normalizer", normalizer);
    if (splitsSpaces) {
      root.getAsJsonObject("pre_tokenizer")
          .getAsJsonArray("pretokenizers")
          .add(type("WhitespaceSplit"));
    }
    JsonObject metaspace = type("Metaspace");
    metaspace.addProperty("replacement", "▁");
    metaspace.addProperty("prepend_scheme", prepend);
    metaspace.addProperty("split", true);
    root.getAsJsonObject("pre_tokenizer").getAsJsonArray("pretokenizers").add(metaspace);
    root.add("decoder", metaspace);
    for (String piece : pieces) {
      JsonArray entry = new JsonArray();
      entry.add(piece);
      // Sums of such scores are exact, so that ties are ties whoever adds, and are broken alike.
      entry.add(-1 - random().nextInt(12 << 10) / 1024.0);
      root.getAsJsonObject("model").getAsJsonArray("vocab").add(entry);
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject type(String type) {
    JsonObject object = new JsonObject();
    object.addProperty("type", type);
    return object;
  }

  private static void addAdded(JsonObject root, int id, String content, boolean lstrip) {
    JsonObject added = new JsonObject();
    added.addProperty("id", id);
    added.addProperty("content", content);
    added.addProperty("single_word", false);
    added.addProperty("lstrip", lstrip);
    added.addProperty("rstrip", false);
    added.addProperty("normalized", false);
    added.addProperty("special", true);
    root.getAsJsonArray("added_tokens").add(added);
  }

  private static JsonObject normalizer(boolean strip) {
    JsonObject charsmap = type("Precompiled");
    charsmap.addProperty(
        "precompiled_charsmap", Base64.getEncoder().encodeToString(CharsmapWriter.write(REPLACED)));
    JsonArray steps = new JsonArray();
    steps.add(charsmap);
    if (strip) {
      JsonObject right = type("Strip");
      right.addProperty("strip_left", false);
      right.addProperty("strip_right", true);
      steps.add(right);
    }
    JsonObject pattern = new JsonObject();
    pattern.addProperty("Regex", " {2,}");
    JsonObject replace = type("Replace");
    replace.add("pattern", pattern);
    replace.addProperty("content", strip ? "▁" : " ");
    steps.add(replace);
    JsonObject sequence = type("Sequence");
    sequence.add("normalizers", steps);
    return sequence;
  }

  private static void assertSameIds(byte[] json) throws IOException {
    assertSameIds(json, text -> true);
  }

  private static void assertSameIds(byte[] json, Predicate<String> isCompared) throws IOException {
    Tokenizer tokenizer = Tokenizer.parse("test", json);
    RandomTexts random = new RandomTexts(random());
    List<String> texts = new ArrayList<>(List.of("", " ", "  ", "x", " x ", "e\u0301e\u0301"));
    for (int i = atLeast(2000); i > 0; i--) {
      texts.add(random.next());
    }
    for (int i = 0; i < 100; i++) {
      texts.add(texts.get(i) + " <mask>" + texts.get(i + 1) + "</s>en_XX" + texts.get(i + 2));
    }
    texts.removeIf(isCompared.negate());
    try (HuggingFace oracle = new HuggingFace(json)) {
      for (String text : texts) {
        int[] expected = oracle.encode(text);
        String escaped =
            Arrays.toString(text.codePoints().mapToObj(Integer::toHexString).toArray());
        assertArrayEquals(escaped, expected, tokenizer.encodeMarkup(text));
      }
    }
  }

  public void testLikeMbartToday() throws IOException {
    assertSameIds(json(normalizer(true), false, "always"));
  }

  public void testLikeMbartBefore() throws IOException {
    assertSameIds(json(normalizer(false), true, "always"));
  }

  public void testPrependFirstAndNever() throws IOException {
    assertSameIds(json(normalizer(true), false, "first"));
    assertSameIds(json(normalizer(false), false, "never"));
  }

  /** Normal forms are compared where Unicode has long been complete: the oracle's is of 2016. */
  public void testOtherNormalizers() throws IOException {
    for (String type : List.of("NFC", "NFD", "NFKC", "NFKD")) {
      assertSameIds(
          json(type(type), false, "always"),
          text -> text.codePoints().allMatch(UnigramTokenizerTests::isInCompleteBlock));
    }
  }

  private static boolean isInCompleteBlock(int c) {
    UnicodeBlock block = UnicodeBlock.of(c);
    return block != null && COMPLETE.contains(block);
  }

  public void testDecode() throws IOException {
    Tokenizer tokenizer = Tokenizer.parse("test", json(normalizer(true), false, "always"));
    int mark = tokenizer.id("▁");
    assertEquals(" ", tokenizer.decode(mark, mark));
  }
}

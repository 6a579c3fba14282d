package io.conceptlinker.link.lm.tokenizer;

import io.conceptlinker.link.json.JsonFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

/** Byte-level BPE, trained here, against Hugging Face's library. */
public class ByteLevelTokenizerTests extends LuceneTestCase {
  private static final List<String> SPECIAL = List.of("<pad>", "<s>", "</s>", "<|sep|>");

  private static List<String> texts(int count) {
    RandomTexts texts = new RandomTexts(random());
    List<String> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(texts.next());
    }
    return list;
  }

  private static byte[] train(List<String> texts, int size) {
    BpeTrainer trainer = new BpeTrainer();
    texts.forEach(trainer::add);
    return trainer.train(size, SPECIAL);
  }

  private static void assertSameIds(byte[] json, List<String> texts) throws IOException {
    Tokenizer tokenizer = Tokenizer.parse("test", json);
    try (HuggingFace oracle = new HuggingFace(json)) {
      for (String text : texts) {
        int[] expected = oracle.encode(text);
        assertArrayEquals(escape(text), expected, tokenizer.encodeMarkup(text));
        if (!text.contains("<")) {
          assertArrayEquals(escape(text), expected, tokenizer.encode(text));
        }
        assertEquals(escape(text), oracle.decode(expected), tokenizer.decode(expected));
      }
    }
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return escaped.toString();
  }

  private static String edited(byte[] json, String from, String to) {
    String text = new String(json, StandardCharsets.UTF_8);
    assertTrue(from, text.contains(from));
    return text.replace(from, to);
  }

  private static byte[] edit(byte[] json, String from, String to) {
    return edited(json, from, to).getBytes(StandardCharsets.UTF_8);
  }

  public void testSameIdsAsHuggingFace() throws IOException {
    byte[] json = train(texts(600), 700 + random().nextInt(500));
    List<String> texts = texts(atLeast(3000));
    for (int i = 0; i < 100; i++) {
      String special = SPECIAL.get(random().nextInt(SPECIAL.size()));
      texts.add(texts.get(i) + special + texts.get(i + 1) + special);
    }
    assertSameIds(json, texts);
  }

  public void testLongPieces() throws IOException {
    byte[] json = train(texts(600), 800);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 40 + random().nextInt(400); n > 0; n--) {
        text.append(
            random().nextInt(5) == 0 ? "infarction" : TestUtil.randomSimpleString(random(), 2));
      }
      texts.add(text.toString());
    }
    assertSameIds(json, texts);
  }

  /**
   * Llama 3 says so: a piece that is a token is that token, even where its merges lead elsewhere.
   */
  public void testIgnoreMerges() throws IOException {
    byte[] json = train(texts(600), 900);
    String text = edited(json, "\"ignore_merges\":false", "\"ignore_merges\":true");
    int merges = text.indexOf("\"merges\":[");
    int last = text.lastIndexOf(",[\"");
    // Without its last merges a vocabulary has tokens that only the rule can reach.
    int cut = text.indexOf(",[\"", merges + (last - merges) / 2);
    byte[] cutJson = (text.substring(0, cut) + "]}}").getBytes(StandardCharsets.UTF_8);
    assertSameIds(cutJson, texts(1500));
    assertSameIds(edit(cutJson, "\"ignore_merges\":true", "\"ignore_merges\":false"), texts(500));
  }

  public void testMergesAsTextOfOneString() throws IOException {
    byte[] json = train(texts(300), 500);
    String text = new String(json, StandardCharsets.UTF_8);
    int at = text.indexOf("\"merges\":[") + "\"merges\":[".length();
    String merges =
        text.substring(at).replace("[\"", "\"").replace("\",\"", " ").replace("\"]", "\"");
    byte[] older =
        (text.substring(0, at) + merges.replace("\" \"", "\",\"")).getBytes(StandardCharsets.UTF_8);
    List<String> texts = texts(200);
    Tokenizer expected = Tokenizer.parse("test", json);
    Tokenizer actual = Tokenizer.parse("test", older);
    for (String t : texts) {
      assertArrayEquals(expected.encode(t), actual.encode(t));
    }
  }

  public void testSplitPatternOfGpt2() throws IOException {
    byte[] json = train(texts(600), 800);
    String text = new String(json, StandardCharsets.UTF_8);
    int start = text.indexOf("\"pre_tokenizer\":");
    int end = text.indexOf(",\"post_processor\"");
    for (boolean addSpace : new boolean[] {false, true}) {
      String gpt2 =
          text.substring(0, start)
              + "\"pre_tokenizer\":{\"type\":\"ByteLevel\",\"add_prefix_space\":"
              + addSpace
              + ",\"trim_offsets\":true,\"use_regex\":true}"
              + text.substring(end);
      List<String> texts = texts(2000);
      texts.add("x<s> y</s>z");
      assertSameIds(gpt2.getBytes(StandardCharsets.UTF_8), texts);
    }
  }

  public void testSingleNumbersAndOtherPatterns() throws IOException {
    byte[] json = train(texts(600), 800);
    assertSameIds(edit(json, "\\\\p{N}{1,3}", "\\\\p{N}"), texts(1000));
    assertSameIds(edit(json, "\\\\p{N}{1,3}", "\\\\p{N}{2,4}|\\\\p{N}"), texts(1000));
  }

  public void testAddedTokensThatTakeSpaces() throws IOException {
    byte[] json = train(texts(600), 800);
    String from = "\"content\":\"<|sep|>\",\"single_word\":false,\"lstrip\":false,\"rstrip\":false";
    String to = "\"content\":\"<|sep|>\",\"single_word\":true,\"lstrip\":true,\"rstrip\":true";
    List<String> texts = new ArrayList<>();
    for (String text : texts(300)) {
      texts.add(text + " <|sep|>\n" + text);
      texts.add(text + "<|sep|>" + text);
    }
    assertSameIds(edit(json, from, to), texts);
  }

  public void testDocumentsCannotWriteMarkup() throws IOException {
    Tokenizer tokenizer = Tokenizer.parse("test", train(texts(300), 500));
    assertArrayEquals(new int[] {2, 1}, tokenizer.encodeMarkup("</s><s>"));
    int[] ids = tokenizer.encode("</s><s>");
    assertTrue(Arrays.stream(ids).noneMatch(tokenizer::isSpecial));
    assertEquals("</s><s>", tokenizer.decode(ids));
    assertEquals("", tokenizer.decode(2, 1));
  }

  public void testDecodeGivesTheTextBack() throws IOException {
    Tokenizer tokenizer = Tokenizer.parse("test", train(texts(300), 600));
    for (String text : texts(500)) {
      assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
    }
  }

  public void testTokensThatAreNoText() throws IOException {
    byte[] json = train(texts(300), 600);
    Tokenizer tokenizer = Tokenizer.parse("test", json);
    try (HuggingFace oracle = new HuggingFace(json)) {
      for (int i = 0; i < 500; i++) {
        int[] ids = new int[random().nextInt(8)];
        Arrays.setAll(ids, at -> random().nextInt(tokenizer.size()));
        // How many marks stand for bytes that are no text is not the same in Rust and in Java.
        assertEquals(oneMark(oracle.decode(ids)), oneMark(tokenizer.decode(ids)));
      }
    }
  }

  private static String oneMark(String text) {
    return text.replaceAll("\uFFFD+", "\uFFFD");
  }

  public void testTrainingDoesNotDependOnTheOrder() {
    List<String> texts = texts(400);
    byte[] json = train(texts, 700);
    Collections.shuffle(texts, random());
    assertArrayEquals(json, train(texts, 700));
    BpeTrainer weighted = new BpeTrainer();
    weighted.add(" aab", 3);
    BpeTrainer repeated = new BpeTrainer();
    for (int i = 0; i < 3; i++) {
      repeated.add(" aab");
    }
    assertArrayEquals(repeated.train(270, SPECIAL), weighted.train(270, SPECIAL));
  }

  /** By hand: a b occurs 5 times, ab c 3 times, the space before them 5 times. */
  public void testTrainingByHand() throws IOException {
    BpeTrainer trainer = new BpeTrainer();
    trainer.add("ab", 2);
    trainer.add("abc", 3);
    Tokenizer tokenizer = Tokenizer.parse("test", trainer.train(1000, SPECIAL));
    assertEquals(SPECIAL.size() + 256 + 2, tokenizer.size());
    assertEquals(SPECIAL.size() + 256, tokenizer.id("ab"));
    assertEquals(SPECIAL.size() + 257, tokenizer.id("abc"));
    assertArrayEquals(new int[] {tokenizer.id("abc"), tokenizer.id("a")}, tokenizer.encode("abca"));
  }

  public void testManyThreads() throws Exception {
    List<String> texts = texts(500);
    Tokenizer tokenizer = Tokenizer.parse("test", train(texts, 700));
    List<int[]> expected = new ArrayList<>();
    Tokenizer alone = Tokenizer.parse("test", train(texts, 700));
    texts.forEach(text -> expected.add(alone.encode(text)));
    AtomicInteger mismatches = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < texts.size(); i++) {
                  boolean same = Arrays.equals(expected.get(i), tokenizer.encode(texts.get(i)));
                  mismatches.addAndGet(same ? 0 : 1);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, mismatches.get());
  }

  public void testWhatCannotBeReadIsSaid() {
    byte[] json = train(texts(300), 500);
    assertRefused(edited(json, "\"type\":\"BPE\"", "\"type\":\"WordPiece\""), "BPE or Unigram");
    assertRefused(
        edited(json, "\"normalizer\":null", "\"normalizer\":{\"type\":\"Bert\"}"), "[Bert]");
    assertRefused(
        edited(json, "\"behavior\":\"Isolated\"", "\"behavior\":\"Removed\""), "Isolated");
    assertRefused(edited(json, "\"dropout\":null", "\"dropout\":0.1"), "dropout");
    assertRefused(edited(json, "\"type\":\"Split\"", "\"type\":\"Digits\""), "[Digits]");
    assertRefused(edited(json, "\"!\":37", "\"!!\":37"), "a token for each byte");
  }

  private static void assertRefused(String json, String expected) {
    JsonFormatException e =
        expectThrows(
            JsonFormatException.class,
            () -> Tokenizer.parse("tokenizer.json", json.getBytes(StandardCharsets.UTF_8)));
    assertTrue(e.getMessage(), e.getMessage().contains(expected));
    assertTrue(e.getMessage(), e.getMessage().contains("[tokenizer.json]"));
  }

  public void testVocabularyThatIsTooSmall() {
    BpeTrainer trainer = new BpeTrainer();
    expectThrows(IllegalArgumentException.class, () -> trainer.train(259, SPECIAL));
    expectThrows(
        IllegalArgumentException.class, () -> trainer.train(400, List.of("a", "<s>", "<s>")));
  }
}

package io.conceptlinker.link.lm.prompt;

import io.conceptlinker.link.lm.tokenizer.BpeTrainer;
import io.conceptlinker.link.lm.tokenizer.NameForm;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.io.IOException;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class PassageTokensTests extends LuceneTestCase {
  private Tokenizer tokenizer;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    BpeTrainer trainer = new BpeTrainer();
    trainer.add(" acute renal failure and hypertension were seen (mild)");
    tokenizer = Tokenizer.parse("test", trainer.train(300, Markup.tokens()));
  }

  public void testTokensAreThoseOfTheTextAsAWhole() {
    for (int round = 0; round < 200; round++) {
      String text = TestUtil.randomAnalysisString(random(), 60, true);
      String words = text.replaceAll("\\s+", " ").strip();
      PassageTokens tokens = PassageTokens.of(tokenizer, text);
      int[] expected =
          words.isEmpty() ? new int[0] : tokenizer.encode(NameForm.LOWER_CASE.text(words));
      assertArrayEquals(text, expected, tokens.ids(0, tokens.size()));
    }
  }

  public void testTokensKnowTheirPlaces() throws IOException {
    String text = "Mild  (Hypertension)\nwas seen.";
    PassageTokens tokens = PassageTokens.of(tokenizer, text);
    StringBuilder whole = new StringBuilder();
    int end = 0;
    for (int token = 0; token < tokens.size(); token++) {
      assertTrue(tokens.start(token) >= end);
      end = tokens.end(token);
      whole.append(text, tokens.start(token), end);
    }
    assertEquals(text.replaceAll("\\s+", ""), whole.toString());
    int first = tokens.tokenBehind(7);
    int last = tokens.tokensBefore(19) - 1;
    assertEquals("Hypertension", text.substring(tokens.start(first), tokens.end(last)));
    assertEquals(0, tokens.tokenBehind(0));
    assertEquals(0, tokens.tokensBefore(0));
    assertEquals(tokens.size(), tokens.tokenBehind(text.length()));
    assertEquals(tokens.size(), tokens.tokensBefore(text.length()));
    // Between two words: what follows, and what is before.
    assertEquals(6, tokens.start(tokens.tokenBehind(4)));
    assertEquals(4, tokens.end(tokens.tokensBefore(5) - 1));
  }

  public void testAnyStretchIsCoveredByItsTokens() {
    for (int round = 0; round < 500; round++) {
      String text = TestUtil.randomSimpleString(random(), 1, 120).replace('e', ' ');
      PassageTokens tokens = PassageTokens.of(tokenizer, text);
      int start = random().nextInt(text.length());
      int end = start + 1 + random().nextInt(text.length() - start);
      String wanted = text.substring(start, end).strip();
      if (!wanted.isEmpty()) {
        int first = tokens.tokenBehind(start);
        int last = tokens.tokensBefore(end) - 1;
        assertTrue(first <= last);
        assertTrue(text.substring(tokens.start(first), tokens.end(last)).contains(wanted));
        assertTrue(tokens.end(first) >= start && tokens.start(last) < end);
      }
    }
  }

  public void testALongWordIsOne() {
    String text = "a " + "x1".repeat(400) + " b";
    PassageTokens tokens = PassageTokens.of(tokenizer, text);
    int inside = tokens.tokenBehind(400);
    assertEquals(2, tokens.start(inside));
    assertEquals(802, tokens.end(inside));
    assertEquals(803, tokens.start(tokens.tokenBehind(802)));
  }

  public void testEveryTokenIsSeenInAStretchWithTextAround() {
    for (int round = 0; round < 300; round++) {
      int size = random().nextInt(400);
      int most = 16 + random().nextInt(100);
      PassageWindows windows = new PassageWindows(size, most);
      assertEquals(0, windows.start(0));
      assertEquals(size, windows.end(windows.count() - 1));
      int before = 0;
      for (int token = 0; token < size; token++) {
        int window = windows.of(token);
        assertTrue(window >= before && window <= before + 1);
        before = window;
        int least = most / 4 - 1;
        assertTrue(token - windows.start(window) >= Math.min(token, least));
        assertTrue(windows.end(window) - token >= Math.min(size - token, least));
        assertTrue(windows.end(window) - windows.start(window) <= most);
      }
    }
  }
}

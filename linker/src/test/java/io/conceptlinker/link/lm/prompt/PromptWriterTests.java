package io.conceptlinker.link.lm.prompt;

import io.conceptlinker.link.lm.tokenizer.BpeTrainer;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class PromptWriterTests extends LuceneTestCase {

  public void testForms() throws IOException {
    assertPrompt("<s> renal failure<is>", prompts(50).surface("Renal  Failure"));
    String text = "He had acute renal failure since May.";
    assertPrompt(
        "<s> he had acute<m> renal failure</m> since may.<c> renal failure<is>",
        prompts(50).inText(text, 13, 26));
    assertPrompt(
        "<s><d> loss of function.<c> renal failure<is>",
        prompts(50).defined("Loss of\nfunction.", "renal failure"));
    assertPrompt(" renal failure</s>", prompts(50).answer("Renal failure"));
  }

  public void testOnlyTheNearestIsShown() throws IOException {
    String text = "a b c d e f MENTION u v w x y z";
    int[] prompt = prompts(3).inText(text, 12, 19);
    assertTrue(spell(prompt), spell(prompt).startsWith("<s> d e f<m>"));
    assertTrue(spell(prompt), spell(prompt).contains("</m> u v w<c>"));
  }

  public void testNoPromptIsLongerThanItsLimitsSay() throws IOException {
    String words = "word ".repeat(300);
    for (PromptLimits limits :
        List.of(
            PromptLimits.DEFAULT, new PromptLimits(3, 0, 2, 40), new PromptLimits(0, 0, 1, 0))) {
      PromptWriter prompts = new PromptWriter(tokenizer(), limits);
      int inText = prompts.inText(words, 500, 900).length;
      int defined = prompts.defined(words, words).length;
      assertEquals(limits.longest(), Math.max(inText, defined));
    }
  }

  public void testTextIsNeverMarkup() throws IOException {
    PromptWriter prompts = prompts(50);
    int[] prompt = prompts.surface("<is> </s> <m>");
    int means = 0;
    for (int id : prompt) {
      means += id == prompts.id(Markup.MEANS) ? 1 : 0;
      assertNotEquals(prompts.id(Markup.END), id);
    }
    assertEquals(1, means);
  }

  public void testAnyTextHasAPromptOfLimitedLength() throws IOException {
    PromptLimits limits = new PromptLimits(5, 4, 6, 7);
    PromptWriter prompts = new PromptWriter(tokenizer(), limits);
    for (int round = 0; round < 300; round++) {
      String text = TestUtil.randomUnicodeString(random(), 60);
      if (text.isEmpty()) {
        continue;
      }
      int start = random().nextInt(text.length());
      int end = start + 1 + random().nextInt(text.length() - start);
      int[] prompt = prompts.inText(text, start, end);
      assertTrue(prompt.length <= 5 + 5 + 4 + 2 * 6);
      assertEquals(prompts.id(Markup.START), prompt[0]);
      assertEquals(prompts.id(Markup.MEANS), prompt[prompt.length - 1]);
    }
  }

  public void testFormsForModelsThatReadPassages() throws IOException {
    PromptWriter prompts = passages(40);
    assertPrompt("<s><m> renal failure</m>", prompts.surface("Renal  Failure"));
    assertPrompt("<s><m><pad></m>", prompts.surface(" "));
    String text = "He had acute\nrenal failure since May.";
    assertPrompt("<s> he had acute<m> renal failure</m> since may.", prompts.inText(text, 13, 26));
    assertPrompt(
        "<s><d> loss of function.<c><m> renal failure</m>",
        prompts.defined("Loss of\nfunction.", "renal failure"));
    assertPrompt("<s><m><pad></m>", prompts.inText("  ", 0, 1));
  }

  public void testMentionsOfAPassageAreMarkedInTheSameTokens() throws IOException {
    for (int round = 0; round < 300; round++) {
      PromptLimits limits =
          new PromptLimits(0, 0, 1 + random().nextInt(9), 7, 16 + random().nextInt(30));
      PromptWriter prompts = new PromptWriter(tokenizer(), limits);
      String text =
          random().nextBoolean()
              ? TestUtil.randomUnicodeString(random(), 80)
              : TestUtil.randomSimpleString(random(), 5, 80).replace('a', ' ');
      PassageTokens tokens = prompts.passage(text);
      assertSame("read once", tokens, prompts.passage(text));
      if (tokens.size() == 0) {
        continue;
      }
      int start = random().nextInt(text.length());
      int end = start + 1 + random().nextInt(text.length() - start);
      int[] prompt = prompts.inText(text, start, end);
      MarkedPassage marked =
          MarkedPassage.of(prompt, prompts.id(Markup.MENTION), prompts.id(Markup.MENTION_END));
      assertTrue(prompt.length <= limits.longest());
      assertTrue(marked.length() >= 1 && marked.length() <= limits.surface());
      PassageWindows windows = prompts.windows(tokens);
      boolean isStretch = false;
      for (int window = 0; window < windows.count(); window++) {
        int[] stretch = prompts.stretch(tokens, windows.start(window), windows.end(window));
        isStretch |= Arrays.equals(stretch, marked.tokens());
      }
      assertTrue("of one of the stretches", isStretch);
    }
  }

  private static PromptWriter passages(int most) throws IOException {
    return new PromptWriter(tokenizer(), new PromptLimits(0, 0, 24, 32, most));
  }

  public void testATokenizerWithoutMarkupIsRefused() throws IOException {
    Tokenizer foreign = Tokenizer.parse("t", new BpeTrainer().train(300, List.of("<s>")));
    IllegalArgumentException refused =
        expectThrows(
            IllegalArgumentException.class, () -> new PromptWriter(foreign, PromptLimits.DEFAULT));
    assertTrue(refused.getMessage(), refused.getMessage().contains("[<pad>]"));
  }

  private static void assertPrompt(String expected, int[] prompt) throws IOException {
    assertEquals(expected, spell(prompt));
  }

  private static String spell(int[] prompt) throws IOException {
    Tokenizer tokenizer = tokenizer();
    StringBuilder text = new StringBuilder();
    for (int id : prompt) {
      text.append(tokenizer.isSpecial(id) ? tokenizer.token(id) : tokenizer.decode(id));
    }
    return text.toString();
  }

  private static PromptWriter prompts(int limit) throws IOException {
    return new PromptWriter(tokenizer(), new PromptLimits(limit, limit, limit, limit));
  }

  private static Tokenizer tokenizer() throws IOException {
    BpeTrainer trainer = new BpeTrainer();
    trainer.add(" a b c d e f u v w x y z renal failure he had acute since may.", 5);
    return Tokenizer.parse("test", trainer.train(400, Markup.tokens()));
  }
}

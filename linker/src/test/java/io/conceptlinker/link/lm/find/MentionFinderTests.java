package io.conceptlinker.link.lm.find;

import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.TokenTagger.Tag;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PassageTokens;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.BpeTrainer;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.tests.util.LuceneTestCase;

public class MentionFinderTests extends LuceneTestCase {
  private static final float SURE = -0.1f;

  private PromptWriter prompts;
  private Tokenizer tokenizer;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    BpeTrainer trainer = new BpeTrainer();
    trainer.add(" acute renal failure and gout");
    tokenizer = Tokenizer.parse("test", trainer.train(330, Markup.tokens()));
    prompts = new PromptWriter(tokenizer, new PromptLimits(0, 0, 8, 8, 16));
  }

  /** Takes the tokens of some words, wherever they stand in what it reads, for mentions. */
  private TokenTagger tagger(String... words) {
    return passages -> {
      List<float[]> all = new ArrayList<>();
      for (int[] passage : passages) {
        assertEquals(prompts.id(Markup.START), passage[0]);
        assertTrue(passage.length <= 17);
        float[] tags = new float[passage.length * Tag.values().length];
        Arrays.fill(tags, -5);
        for (int i = 0; i < passage.length; i++) {
          tags[3 * i] = SURE;
        }
        for (String word : words) {
          int[] tokens = tokenizer.encode(" " + word.toLowerCase(Locale.ROOT));
          for (int at = 1; at + tokens.length <= passage.length; at++) {
            if (Arrays.equals(passage, at, at + tokens.length, tokens, 0, tokens.length)) {
              for (int i = 0; i < tokens.length; i++) {
                int tag = (i == 0 ? Tag.BEGIN : Tag.INSIDE).index();
                tags[3 * (at + i)] = -4;
                tags[3 * (at + i) + tag] = SURE / 2;
              }
            }
          }
        }
        all.add(tags);
      }
      return all;
    };
  }

  private List<String> find(TokenTagger tagger, String text) {
    return new MentionFinder(tagger, prompts)
        .find(List.of("", text)).get(1).stream()
            .map(found -> text.substring(found.start(), found.end()))
            .toList();
  }

  public void testMentionsAreStretchesOfTheText() {
    assertEquals(
        List.of("Renal  Failure", "gout"),
        find(tagger("renal failure", "gout"), "Acute Renal  Failure and gout were seen."));
    assertEquals(List.of(), find(tagger("moon"), "Acute renal failure."));
    List<FoundMention> found =
        new MentionFinder(tagger("gout"), prompts).find(List.of("gout")).getFirst();
    assertEquals(Math.exp(SURE / 2), found.getFirst().probability(), 1e-6);
  }

  public void testMentionsThatFollowEachOtherAreTwo() {
    assertEquals(List.of("gout", "gout"), find(tagger("gout"), "gout gout"));
  }

  public void testMentionsEndAsWordsDo() {
    // Tags that begin or end inside of a word are of the whole word.
    assertEquals(List.of("goutxyz"), find(tagger("gout"), "a goutxyz."));
    assertEquals(List.of("gout"), find(tagger("(gout)."), "a (gout)."));
    assertEquals(List.of("renal(x)"), find(tagger("renal(x)"), "a renal(x) b"));
  }

  public void testALongPassageIsReadInStretches() {
    String text = "gout and a b c d e f g h ".repeat(20);
    assertTrue(prompts.passage(text).size() > 100);
    List<String> found = find(tagger("gout"), text);
    assertEquals(20, found.size());
    assertTrue(found.stream().allMatch("gout"::equals));
  }

  public void testSeveralPassagesAreReadTogether() {
    List<Integer> calls = new ArrayList<>();
    TokenTagger counting =
        passages -> {
          calls.add(passages.size());
          return tagger("gout").tags(passages);
        };
    List<List<FoundMention>> found =
        new MentionFinder(counting, prompts).find(List.of("gout", " ", "no", "a gout"));
    assertEquals(List.of(3), calls);
    assertEquals(List.of(1, 0, 0, 1), found.stream().map(List::size).toList());
    assertEquals(2, found.get(3).getFirst().start());
    PassageTokens tokens = prompts.passage("a gout");
    assertEquals(tokens.size(), tokens.tokensBefore(6));
  }
}

package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.torch.ChoiceBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.lucene.tests.util.LuceneTestCase;

@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class ChoicesTests extends LuceneTestCase {

  public void testASynonymIsChosenAmongNamesThatAreAlike() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      Tokenizer tokenizer = SampleModel.tokenizer(kb);
      SynonymChoices choices = new SynonymChoices(kb, SampleModel.prompts(tokenizer), 4);
      SplittableRandom random = new SplittableRandom(random().nextLong());
      int confusable = 0;
      for (int i = 0; i < 300; i++) {
        ChoiceBatch.Choice choice = choices.draw(random);
        assertEquals(4, choice.names().size());
        assertEquals(1, choice.right());
        List<String> names = choice.names().stream().map(ids -> spell(tokenizer, ids)).toList();
        int right = concept(kb, names.getFirst());
        for (String wrong : names.subList(1, 4)) {
          assertNotEquals(names.toString(), right, concept(kb, wrong));
        }
        String prompt = tokenizer.decode(choice.prompt()).strip();
        if (prompt.equals("cancer of lung") || prompt.equals("failure of the kidney")) {
          confusable++;
        }
      }
      assertTrue(confusable > 0);
    }
  }

  public void testAMentionIsChosenAmongItsCandidates() throws IOException {
    try (KnowledgeBase kb = SampleKnowledgeBase.in(createTempDir())) {
      Tokenizer tokenizer = SampleModel.tokenizer(kb);
      PromptWriter prompts = SampleModel.prompts(tokenizer);
      AnnotatedMention mention =
          new AnnotatedMention("She has renal failures.", 8, 22, "en", List.of(kb.concept("D2")));
      CandidateNames right = CandidateNames.of(kb, kb.concept("D2"), mention.surface(), true);
      assertEquals(List.of("renal failure", "Kidney Failure"), right.names());
      CandidateNames wrong = CandidateNames.of(kb, kb.concept("D3"), mention.surface(), false);
      SplittableRandom random = new SplittableRandom(random().nextLong());
      List<String> expected = new ArrayList<>(List.of("renal failure", "kidney failure"));
      wrong.names().forEach(name -> expected.add(name.toLowerCase(Locale.ROOT)));
      for (List<CandidateNames> candidates :
          List.of(List.of(wrong, right), List.of(wrong), List.of(right, wrong))) {
        ChoiceMention choiceMention = new ChoiceMention(mention, candidates);
        MentionChoices choices = new MentionChoices(List.of(choiceMention), kb, prompts, 3);
        ChoiceBatch.Choice drawn = choices.draw(random);
        assertEquals(2, drawn.right());
        assertEquals(expected, drawn.names().stream().map(ids -> spell(tokenizer, ids)).toList());
        ChoiceBatch.Choice held = choices.each().getFirst();
        assertEquals(candidates.contains(right) ? 2 : 0, held.right());
        assertArrayEquals(prompts.inText(mention.text(), 8, 22), held.prompt());
      }
      ChoiceMention alone = new ChoiceMention(mention, List.of());
      MentionChoices choices = new MentionChoices(List.of(alone), kb, prompts, 3);
      assertEquals(List.of(), choices.each());
      ChoiceBatch.Choice drawn = choices.draw(random);
      assertTrue(drawn.names().size() > drawn.right());
      expectThrows(
          IllegalArgumentException.class, () -> new MentionChoices(List.of(), kb, prompts, 3));
      expectThrows(IllegalArgumentException.class, () -> new SynonymChoices(kb, prompts, 1));
    }
  }

  private static String spell(Tokenizer tokenizer, int[] answer) {
    return tokenizer.decode(Arrays.copyOf(answer, answer.length - 1)).strip();
  }

  private static int concept(KnowledgeBase kb, String lowerCase) {
    for (int name = 0; name < kb.nameCount(); name++) {
      if (kb.nameText(name).toLowerCase(Locale.ROOT).equals(lowerCase)) {
        return kb.nameConcept(name);
      }
    }
    throw new AssertionError(lowerCase);
  }
}

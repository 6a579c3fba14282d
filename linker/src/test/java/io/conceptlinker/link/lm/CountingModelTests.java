package io.conceptlinker.link.lm;

import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.LanguageModel.Session;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class CountingModelTests extends LuceneTestCase {
  private static Question about(int prompt) {
    return new Question(prompt, new int[] {3}, 0, new int[0]);
  }

  public void testPromptsAreCountedByThemselves() {
    AnsweringModel model =
        new AnsweringModel(
            9, 9, (prompts, questions) -> questions.stream().map(one -> new float[1]).toList());
    CountingModel counting = new CountingModel(model);
    assertEquals(0, counting.calls());
    try (Session session = counting.open(List.of(new int[] {1}, new int[] {2}))) {
      assertEquals(3, session.ask(List.of(about(0), about(1), about(0))).size());
      assertEquals(2, counting.calls());
      session.ask(List.of(about(1)));
    }
    assertEquals(3, counting.calls());
    assertEquals(4, counting.questions());
    assertEquals(9, counting.longest());
  }
}

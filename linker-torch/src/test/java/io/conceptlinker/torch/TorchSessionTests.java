package io.conceptlinker.torch;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sessions with one model, one after another and several at once. */
public class TorchSessionTests extends TorchModelTestCase {
  public void testAnswersDoNotDependOnNeighboursOrOnWhatWasAskedBefore() throws IOException {
    try (TorchModel model = TorchModel.load(directory, options(200))) {
      List<int[]> prompts = prompts(7);
      List<Question> questions = questions(prompts.size(), 30);
      List<float[]> together = ask(model, prompts, questions);
      List<Integer> order = new ArrayList<>(IntStream.range(0, 30).boxed().toList());
      Collections.shuffle(order, random());
      try (LanguageModel.Session session = model.open(prompts)) {
        for (int i : order) {
          float[] alone = session.ask(List.of(questions.get(i))).getFirst();
          assertArrayEquals(together.get(i), alone, 1e-5f);
        }
      }
      for (int i : order.subList(0, 5)) {
        Question asked = questions.get(i);
        Question alone = new Question(0, asked.tokens(), asked.given(), asked.next());
        List<int[]> prompt = List.of(prompts.get(asked.prompt()));
        assertArrayEquals(together.get(i), ask(model, prompt, List.of(alone)).getFirst(), 1e-5f);
      }
    }
  }

  public void testMemoryGoesWithTheSession() throws IOException {
    try (TorchModel model = TorchModel.load(directory, options(40))) {
      List<int[]> prompts = prompts(6);
      // A model that reads passages keeps the last of them, and has room for these.
      model.open(prompts).close();
      int before = model.held();
      for (int round = 0; round < 3; round++) {
        try (LanguageModel.Session session = model.open(prompts)) {
          session.ask(questions(prompts.size(), 5));
          assertTrue(model.held() > before);
          Question wrong = new Question(0, new int[] {random.shape().vocabulary()}, 0, new int[0]);
          expectThrows(IllegalArgumentException.class, () -> session.ask(List.of(wrong)));
        }
        assertEquals(before, model.held());
      }
    }
  }

  /** What a model is made of has no part in memory that Java takes back. */
  public void testAnswersAreTheSameAfterGarbageWasCollected() throws IOException {
    try (TorchModel model = TorchModel.load(directory, options(100))) {
      List<int[]> prompts = prompts(4);
      List<Question> questions = questions(prompts.size(), 10);
      List<float[]> expected = ask(model, prompts, questions);
      List<ByteBuffer> others = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        if (i % 100 == 0) {
          System.gc();
        }
        ByteBuffer other = ByteBuffer.allocateDirect(64 + 16 * random().nextInt(64));
        while (other.remaining() >= Float.BYTES) {
          other.putFloat(Float.NaN);
        }
        others.add(other);
      }
      List<float[]> found = ask(model, prompts, questions);
      for (int i = 0; i < found.size(); i++) {
        assertArrayEquals(expected.get(i), found.get(i), 1e-5f);
      }
      assertEquals(400, others.size());
    }
  }

  public void testSessionsOfSeveralThreads() throws Exception {
    try (TorchModel model = TorchModel.load(directory, options(100));
        ExecutorService executor = Executors.newFixedThreadPool(3)) {
      List<int[]> prompts = prompts(4);
      List<Question> questions = questions(prompts.size(), 10);
      List<float[]> expected = ask(model, prompts, questions);
      List<Future<List<float[]>>> futures = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        futures.add(executor.submit(() -> ask(model, prompts, questions)));
      }
      for (Future<List<float[]>> future : futures) {
        List<float[]> found = future.get();
        for (int i = 0; i < found.size(); i++) {
          assertArrayEquals(expected.get(i), found.get(i), 1e-5f);
        }
      }
    }
  }

  public void testLimits() throws IOException {
    try (TorchModel model = TorchModel.load(directory, options(100))) {
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(new int[0])));
      expectThrows(IllegalArgumentException.class, () -> model.open(List.of(prompt(LONGEST))));
      assertEquals(0, ask(model, List.of(), List.of()).size());
      try (LanguageModel.Session session = model.open(List.of(prompt(LONGEST - 1)))) {
        Question most = new Question(0, new int[1], 0, tokens(50));
        assertEquals(51, session.ask(List.of(most)).getFirst().length);
        Question more = new Question(0, new int[2], 0, new int[1]);
        IllegalArgumentException refused =
            expectThrows(IllegalArgumentException.class, () -> session.ask(List.of(more)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("at most 24"));
        Question none = new Question(0, new int[1], 1, new int[0]);
        assertEquals(0, session.ask(List.of(none)).getFirst().length);
      }
    }
  }
}

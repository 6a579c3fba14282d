package io.conceptlinker.link.lm.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.RamUsageTester;
import org.apache.lucene.util.NamedThreadFactory;

/** What is kept, what gives way, and what it takes of the heap. */
public class AnswerCacheTests extends LuceneTestCase {

  private static AnswerKey key(int question) {
    return AnswerKey.of("m", AnswerKind.SCORES, List.of(new int[] {question}));
  }

  private static double[] answer(int question) {
    double[] answer = new double[question % 20];
    Arrays.fill(answer, question);
    return answer;
  }

  public void testTheOnesAskedForLongestAgoGiveWay() {
    int room = 7;
    AnswerCache cache = new AnswerCache(room * (AnswerCache.ANSWER_BYTES + 8L));
    LinkedHashSet<Integer> expected = new LinkedHashSet<>();
    long hits = 0;
    int questions = 2000;
    for (int i = 0; i < questions; i++) {
      int question = random().nextInt(12);
      Optional<double[]> found = cache.find(key(question));
      assertEquals(expected.contains(question), found.isPresent());
      if (found.isPresent()) {
        hits++;
        assertEquals(question, found.get()[0], 0);
      } else {
        cache.keep(key(question), new double[] {question});
      }
      expected.remove(question);
      expected.add(question);
      if (expected.size() > room) {
        expected.removeFirst();
      }
    }
    AnswerCounts counts = cache.counts();
    assertEquals(hits, counts.hits());
    assertEquals(questions - hits, counts.misses());
    assertEquals(room, counts.answers());
  }

  public void testBytesAreBoundedByWhatTheHeapHas() {
    long most = 1 << 20;
    AnswerCache cache = new AnswerCache(most);
    for (int question = 0; question < 20_000; question++) {
      cache.keep(key(question), answer(question));
      assertTrue(cache.counts().bytes() <= most);
    }
    assertTrue(cache.counts().bytes() > most * 0.99);
    assertTrue(cache.counts().answers() < 10_000);
    long used = RamUsageTester.ramUsed(cache);
    assertTrue(used + " bytes of heap", used <= most && used > most / 2);
  }

  public void testWhatDoesNotFit() {
    AnswerCache cache = new AnswerCache(200);
    cache.keep(key(1), new double[1]);
    cache.keep(key(2), new double[50]);
    assertTrue(cache.find(key(1)).isPresent());
    assertTrue(cache.find(key(2)).isEmpty());
    assertEquals(1, cache.counts().answers());
    assertEquals(AnswerCache.ANSWER_BYTES + 8, cache.counts().bytes());
    cache.keep(key(1), new double[50]);
    assertEquals(0, cache.counts().answers() + cache.counts().bytes());
    assertFalse(AnswerCache.none().isOn());
    expectThrows(IllegalArgumentException.class, () -> new AnswerCache(-1));
  }

  public void testTheNewestAnswerIsKept() {
    AnswerCache cache = new AnswerCache(2 * (AnswerCache.ANSWER_BYTES + 16L));
    cache.keep(key(1), new double[] {1});
    cache.keep(key(2), new double[] {2, 2});
    cache.keep(key(1), new double[] {3, 3});
    assertEquals(2 * (AnswerCache.ANSWER_BYTES + 16L), cache.counts().bytes());
    cache.keep(key(4), new double[] {4});
    assertArrayEquals(new double[] {3, 3}, cache.find(key(1)).orElseThrow(), 0);
    assertTrue("it was kept longest ago", cache.find(key(2)).isEmpty());
  }

  public void testKeysTellPartsApart() {
    Set<AnswerKey> keys = new HashSet<>();
    List<List<int[]>> questions =
        List.of(
            List.of(),
            List.of(new int[0]),
            List.of(new int[] {1, 2}, new int[] {3}),
            List.of(new int[] {1}, new int[] {2, 3}),
            List.of(new int[] {1, 2, 3}),
            List.of(new int[] {1, 2, 3}, new int[0]),
            List.of(new int[] {3, 2, 1}));
    for (List<int[]> parts : questions) {
      for (AnswerKind kind : AnswerKind.values()) {
        assertTrue(keys.add(AnswerKey.of("m", kind, parts)));
        assertTrue(keys.add(AnswerKey.of("n", kind, parts)));
        assertFalse(keys.add(AnswerKey.of("m", kind, List.copyOf(parts))));
      }
    }
  }

  public void testOnlyWhatIsNotKnownIsAsked() {
    ModelAnswers answers = new ModelAnswers(new AnswerCache(1 << 20), "m");
    List<Integer> asked = new ArrayList<>();
    assertEquals(List.of(1, 5), ask(answers, List.of(1, 5), true, asked));
    assertEquals(List.of(1, -1, 5), ask(answers, List.of(1, 2, 5), false, asked));
    assertEquals(List.of(7, 5, 2, 1), ask(answers, List.of(7, 5, 2, 1), true, asked));
    assertEquals(List.of(1, 5, 7, 2), asked);
    asked.clear();
    ask(ModelAnswers.unkept(), List.of(1), true, asked);
    assertEquals(List.of(1, -1), ask(answers, List.of(1, 9), false, asked));
    assertEquals(List.of(1), asked);
  }

  private static List<Integer> ask(
      ModelAnswers answers, List<Integer> questions, boolean mayAsk, List<Integer> asked) {
    return answers
        .of(
            AnswerKind.SCORES,
            questions,
            mayAsk,
            question -> List.of(new int[] {question}),
            unknown -> {
              asked.addAll(unknown);
              return unknown.stream().map(one -> new double[] {one}).toList();
            })
        .stream()
        .map(answer -> answer.map(numbers -> (int) numbers[0]).orElse(-1))
        .toList();
  }

  public void testManyThreads() throws Exception {
    long most = 200 * AnswerCache.ANSWER_BYTES;
    AnswerCache cache = new AnswerCache(most);
    ExecutorService threads =
        Executors.newFixedThreadPool(4, new NamedThreadFactory(getTestName()));
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        long seed = random().nextLong();
        done.add(threads.submit(() -> ask(cache, seed)));
      }
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
    AnswerCounts counts = cache.counts();
    assertEquals(4 * 2000 * 5, counts.hits() + counts.misses());
    assertTrue(counts.hits() > 0);
    assertTrue(counts.bytes() > 0 && counts.bytes() <= most);
  }

  private static void ask(AnswerCache cache, long seed) {
    Random random = new Random(seed);
    ModelAnswers answers = new ModelAnswers(cache, "m");
    for (int i = 0; i < 2000; i++) {
      List<Integer> questions = IntStream.range(0, 5).mapToObj(j -> random.nextInt(300)).toList();
      List<Optional<double[]>> found =
          answers.of(
              AnswerKind.SCORES,
              questions,
              true,
              question -> List.of(new int[] {question}),
              unknown -> unknown.stream().map(AnswerCacheTests::answer).toList());
      for (int j = 0; j < questions.size(); j++) {
        assertArrayEquals(answer(questions.get(j)), found.get(j).orElseThrow(), 0);
      }
    }
  }
}

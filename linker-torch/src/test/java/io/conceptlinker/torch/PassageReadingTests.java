package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.TokenTagger;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a model that reads passages makes of them: mentions, states that are kept, tags. */
public class PassageReadingTests extends TorchModelTestCase {
  public void testMentionsOfOnePassage() throws IOException {
    SharedEncoderShape shape = RandomModel.randomSharedEncoder(random());
    write(RandomModel.of(shape, random()));
    List<int[]> prompts = new ArrayList<>();
    for (int passage = 0; passage < 3; passage++) {
      int[] tokens = random().ints(5 + random().nextInt(8), 5, shape.vocabulary()).toArray();
      for (int mention = 0; mention < 5; mention++) {
        int first = random().nextInt(tokens.length);
        int end = first + 1 + random().nextInt(tokens.length - first);
        prompts.add(marked(shape, tokens, first, end));
      }
    }
    Collections.shuffle(prompts, random());
    List<Question> questions = questions(prompts.size(), 40);
    try (TorchModel model = TorchModel.load(directory, options(10 + random().nextInt(50)))) {
      assertPlainAnswers(prompts, questions, ask(model, prompts, questions));
      for (int[] wrong :
          List.of(
              new int[] {5, 6},
              new int[] {3, 4},
              new int[] {4, 5, 3},
              new int[] {3, 5, 4, 3, 5, 4})) {
        IllegalArgumentException refused =
            expectThrows(IllegalArgumentException.class, () -> model.open(List.of(wrong)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("expected one mention"));
      }
    }
  }

  private static int[] marked(SharedEncoderShape shape, int[] passage, int first, int end) {
    int[] prompt = new int[passage.length + 2];
    for (int i = 0; i < prompt.length; i++) {
      prompt[i] =
          i == first
              ? shape.ids().mention()
              : i == end + 1
                  ? shape.ids().mentionEnd()
                  : passage[i < first ? i : i <= end ? i - 1 : i - 2];
    }
    return prompt;
  }

  public void testPassagesAreReadOnceForAllOfTheirMentions() throws IOException {
    SharedEncoderShape shape = RandomModel.randomSharedEncoder(random());
    write(RandomModel.of(shape, random()));
    int[] passage = random().ints(12, 5, shape.vocabulary()).toArray();
    List<int[]> prompts = new ArrayList<>();
    for (int first = 0; first < passage.length; first++) {
      prompts.add(marked(shape, passage, first, first + 1));
    }
    List<Integer> read = new ArrayList<>();
    try (TorchModel model = TorchModel.load(directory, options(40));
        NDManager memory = NDManager.newBaseManager()) {
      model
          .network()
          .reading(
              memory,
              prompts,
              (manager, passages) -> {
                read.add(passages.size());
                return manager.create(0f);
              });
      assertEquals(List.of(1), read);
      // All of them in the room of three passages.
      assertEquals(1, PromptGroup.of(model, memory, prompts).size());
    }
  }

  public void testPassagesThatWereReadAreKeptForAWhile() {
    List<Integer> computed = new ArrayList<>();
    try (NDManager manager = NDManager.newBaseManager()) {
      // The state of a token is its id.
      PassageStates states =
          new PassageStates(
              (into, passages) -> {
                computed.add(passages.size());
                TokenRows rows = TokenRows.of(passages);
                return rows.ids(into).toType(DataType.FLOAT32, true).expandDims(2);
              },
              (into, parts) -> {
                NDArray joined = NDArrays.concat(new NDList(parts)).duplicate();
                joined.attach(into);
                return joined;
              },
              manager.newSubManager(),
              10,
              12);
      int[] one = {1, 2, 3, 4};
      int[] two = {5, 6};
      int[] three = {7, 8, 9, 10, 11, 12, 13};
      assertStates(states, manager, one, two, one);
      assertEquals(List.of(2), computed);
      assertStates(states, manager, two, one);
      assertEquals("nothing more", List.of(2), computed);
      assertStates(states, manager, three);
      assertEquals(List.of(2, 1), computed);
      assertEquals("two went", 2, states.size());
      assertStates(states, manager, three, one, two);
      assertEquals(List.of(2, 1, 1), computed);
      int[] long1 = random().ints(13, 0, 99).toArray();
      assertStates(states, manager, long1, long1.clone());
      assertEquals("too long to keep", 2, states.size());
      assertStates(states, manager, long1);
      assertEquals(List.of(2, 1, 1, 1, 1), computed);
    }
  }

  private static void assertStates(PassageStates states, NDManager manager, int[]... passages) {
    float[] expected = new float[Arrays.stream(passages).mapToInt(p -> p.length).sum()];
    int at = 0;
    for (int[] passage : passages) {
      for (int token : passage) {
        expected[at++] = token;
      }
    }
    try (NDManager into = manager.newSubManager()) {
      NDArray found = states.of(into, List.of(passages));
      assertEquals(new Shape(expected.length, 1), found.getShape());
      assertArrayEquals(expected, found.toFloatArray(), 0);
    }
  }

  public void testTagsAreThoseOfThePlainModel() throws IOException {
    SharedEncoderShape shape = RandomModel.randomSharedEncoder(random());
    write(RandomModel.of(shape, random()));
    List<int[]> passages = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      passages.add(tokens(1 + random().nextInt(LONGEST - 1)));
    }
    PlainSharedEncoder plain = new PlainSharedEncoder(shape, random.weights());
    try (TorchModel model = TorchModel.load(directory, options(1 + random().nextInt(60)))) {
      TokenTagger tagger = model.tagger().orElseThrow();
      List<float[]> found = tagger.tags(passages);
      for (int i = 0; i < passages.size(); i++) {
        float[] expected = new float[passages.get(i).length * SharedEncoderShape.TAGS];
        int at = 0;
        for (double[] token : plain.tags(passages.get(i))) {
          for (double tag : token) {
            expected[at++] = (float) tag;
          }
        }
        assertArrayEquals(expected, found.get(i), 1e-4f);
      }
      expectThrows(IllegalArgumentException.class, () -> tagger.tags(List.of(new int[0])));
      expectThrows(IllegalArgumentException.class, () -> tagger.tags(List.of(new int[LONGEST])));
      assertEquals(List.of(), tagger.tags(List.of()));
    }
    RandomModel.of(RandomModel.randomDecoder(random()), random()).write(directory);
    try (TorchModel decoder = TorchModel.load(directory, options(20))) {
      assertTrue(decoder.tagger().isEmpty());
    }
  }
}

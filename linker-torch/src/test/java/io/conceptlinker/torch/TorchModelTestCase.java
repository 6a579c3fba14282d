package io.conceptlinker.torch;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

/** A tiny model with random weights in a directory, and what it is asked. */
@SuppressFileSystems("*") // PyTorch's libraries are unpacked where its own code looks for them
abstract class TorchModelTestCase extends LuceneTestCase {
  static final int LONGEST = RandomModel.LONGEST;

  RandomModel random;
  Path directory;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    directory = createTempDir();
    write(RandomModel.of(RandomModel.randomShape(random()), random()));
  }

  /** Puts another model into the directory. */
  final void write(RandomModel model) throws IOException {
    random = model;
    random.write(directory);
  }

  static TorchOptions options(int tokensPerCall) {
    return new TorchOptions(TorchDevice.CPU, Precision.FLOAT32, LONGEST, tokensPerCall);
  }

  static List<float[]> ask(TorchModel model, List<int[]> prompts, List<Question> questions) {
    try (LanguageModel.Session session = model.open(prompts)) {
      return session.ask(questions);
    }
  }

  final int[] prompt(int length) {
    return RandomModel.randomPrompt(random.shape(), random(), length);
  }

  final List<int[]> prompts(int count) {
    List<int[]> prompts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      prompts.add(prompt(1 + random().nextInt(14)));
    }
    return prompts;
  }

  final List<Question> questions(int prompts, int count) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] tokens = tokens(random().nextInt(9));
      int given = random().nextInt(tokens.length + 1);
      questions.add(
          new Question(random().nextInt(prompts), tokens, given, tokens(random().nextInt(5))));
    }
    return questions;
  }

  final int[] tokens(int count) {
    return random().ints(count, 0, random.shape().vocabulary()).toArray();
  }

  /** The answers are those of the plain model with the same weights. */
  final void assertPlainAnswers(
      List<int[]> prompts, List<Question> questions, List<float[]> answers) {
    PlainModel plain = PlainModel.of(random);
    for (int i = 0; i < questions.size(); i++) {
      Question question = questions.get(i);
      float[] expected = expected(plain, prompts.get(question.prompt()), question);
      assertArrayEquals(random.shape().toString(), expected, answers.get(i), 1e-4f);
    }
  }

  private static float[] expected(PlainModel plain, int[] prompt, Question question) {
    float[] expected = new float[question.size()];
    int at = 0;
    for (int i = question.given(); i < question.tokens().length; i++) {
      double[] scores = plain.scores(prompt, Arrays.copyOf(question.tokens(), i));
      expected[at++] = (float) scores[question.tokens()[i]];
    }
    for (int token : question.next()) {
      expected[at++] = (float) plain.scores(prompt, question.tokens())[token];
    }
    return expected;
  }
}

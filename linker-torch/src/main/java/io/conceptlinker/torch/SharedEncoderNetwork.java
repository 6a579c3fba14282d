package io.conceptlinker.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.conceptlinker.link.lm.prompt.MarkedPassage;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model that reads a passage once for all of its mentions. */
record SharedEncoderNetwork(SharedEncoderShape shape) implements Network {

  @Override
  public String inferenceText(Precision precision) {
    return SharedEncoderKernels.answering(shape, precision);
  }

  @Override
  public String trainingText(Precision precision, double dropout) {
    return SharedEncoderKernels.learning(shape, precision, dropout);
  }

  @Override
  public List<NDArray> tables(TorchKernels kernels, int longest) {
    return Rotation.of(shape.decoder(), longest).narrowed(kernels);
  }

  @Override
  public int[] text(int[] prompt) {
    return marked(prompt).tokens();
  }

  @Override
  public boolean readsTextsOnce() {
    return true;
  }

  @Override
  public List<NDArray> reading(NDManager manager, List<int[]> prompts, States states) {
    List<MarkedPassage> mentions = prompts.stream().map(this::marked).toList();
    MentionReading reading = MentionReading.of(List.of(), mentions, false);
    List<NDArray> arrays = new ArrayList<>();
    arrays.add(states.of(manager, reading.texts()));
    arrays.addAll(reading.places(manager));
    return arrays;
  }

  /** The vector of the mention, and its tokens. */
  @Override
  public int read(int[] prompt) {
    return 1 + marked(prompt).length();
  }

  @Override
  public int[] lead(int[] prompt) {
    return new int[] {shape.ids().lead()};
  }

  @Override
  public int leadPosition(int[] prompt) {
    return read(prompt);
  }

  @Override
  public List<NDArray> input(NDManager manager, TokenBatch batch) {
    List<MarkedPassage> mentions = new ArrayList<>();
    List<AnswerRows.Answer> answers = new ArrayList<>();
    for (TokenBatch.Sequence sequence : batch.sequences()) {
      int[] ids = sequence.ids();
      int[] answer = Arrays.copyOfRange(ids, sequence.known(), ids.length);
      answers.add(new AnswerRows.Answer(mentions.size(), answer));
      mentions.add(marked(Arrays.copyOf(ids, sequence.known())));
    }
    return arrays(manager, mentions, answers);
  }

  @Override
  public List<NDArray> input(NDManager manager, ChoiceBatch batch) {
    List<MarkedPassage> mentions = new ArrayList<>();
    List<AnswerRows.Answer> answers = new ArrayList<>();
    for (ChoiceBatch.Choice choice : batch.choices()) {
      for (int[] name : choice.names()) {
        answers.add(new AnswerRows.Answer(mentions.size(), name));
      }
      mentions.add(marked(choice.prompt()));
    }
    return arrays(manager, mentions, answers);
  }

  /** What {@code passages} takes before the share of tags: input, targets, weights and tags. */
  List<Object> arguments(NDManager manager, PassageBatch batch) {
    List<MarkedPassage> mentions = new ArrayList<>();
    List<AnswerRows.Answer> answers = new ArrayList<>();
    for (PassageBatch.Passage passage : batch.passages()) {
      for (PassageBatch.Named mention : passage.mentions()) {
        answers.add(new AnswerRows.Answer(mentions.size(), mention.name()));
        mentions.add(new MarkedPassage(passage.tokens(), mention.first(), mention.end()));
      }
    }
    MentionReading reading =
        MentionReading.of(
            batch.passages().stream().map(PassageBatch.Passage::tokens).toList(), mentions, true);
    long[] targets =
        answers.stream()
            .flatMapToInt(answer -> Arrays.stream(answer.tokens()))
            .asLongStream()
            .toArray();
    float[] weights = new float[targets.length];
    Arrays.fill(weights, 1);
    return List.of(
        arrays(manager, reading, answers),
        manager.create(targets),
        manager.create(weights),
        manager.create(reading.labels(batch.passages())));
  }

  private List<NDArray> arrays(
      NDManager manager, List<MarkedPassage> mentions, List<AnswerRows.Answer> answers) {
    return arrays(manager, MentionReading.of(List.of(), mentions, true), answers);
  }

  private List<NDArray> arrays(
      NDManager manager, MentionReading reading, List<AnswerRows.Answer> answers) {
    MentionAnswers rows = MentionAnswers.of(shape.ids().lead(), reading, answers);
    List<NDArray> arrays = new ArrayList<>(rows.arrays(manager));
    arrays.addAll(Rotation.of(shape.decoder(), rows.length()).arrays(manager));
    return arrays;
  }

  private MarkedPassage marked(int[] prompt) {
    return MarkedPassage.of(prompt, shape.ids().mention(), shape.ids().mentionEnd());
  }
}

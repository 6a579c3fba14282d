package io.conceptlinker.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A model in training: parameters, AdamW's moments, and the step that moves them. Confined to one
 * thread; only one may compute gradients in a process at a time, which is a limit of DJL. Memory:
 * 16 bytes a parameter, and the activations of one batch during a step.
 */
public final class ModelTraining implements AutoCloseable {

  private static final double SPREAD = 0.02;

  private final Network network;
  private final TrainingOptions options;
  private final long seed;
  private final TorchKernels kernels;
  private final List<Slot> slots = new ArrayList<>();
  private long steps;

  /** A parameter and its moments. */
  private record Slot(
      WeightSpec weight, NDArray value, NDArray first, NDArray second, NDArray steps) {
    boolean decays() {
      return switch (weight.kind()) {
        case MATRIX, RESIDUAL_MATRIX -> true;
        case EMBEDDING, NORM, SHIFT, BIAS, OUTPUT_BIAS -> false;
      };
    }
  }

  private ModelTraining(Network network, TrainingOptions options, long seed) {
    this.network = network;
    this.seed = seed;
    this.options = options;
    this.kernels =
        TorchKernels.compile(
            network.trainingText(options.precision(), options.dropout())
                + TrainingKernels.text(options.smoothing()));
  }

  /** Begins with random parameters; the same for the same seed. */
  public static ModelTraining begin(ModelShape shape, TrainingOptions options, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      weights.put(weight.name(), initial(weight, shape, random));
    }
    return resume(shape, options, new TrainingState(weights, Map.of(), Map.of(), 0), seed);
  }

  /**
   * Goes on from a state.
   *
   * @param state moments may be absent: they begin at 0
   * @param seed of dropout from here on
   * @throws IllegalArgumentException if it has not the parameters of the shape
   */
  public static ModelTraining resume(
      ModelShape shape, TrainingOptions options, TrainingState state, long seed) {
    ModelTraining training = new ModelTraining(Network.of(shape), options, seed);
    try {
      for (WeightSpec weight : shape.weights()) {
        training.slots.add(training.slot(weight, state));
      }
      training.steps = state.steps();
      return training;
    } catch (IllegalArgumentException e) {
      training.close();
      throw e;
    }
  }

  /** As in GPT-2: normal, and smaller where layers add up. */
  private static float[] initial(WeightSpec weight, ModelShape shape, SplittableRandom random) {
    float[] values = new float[Math.toIntExact(weight.size())];
    double spread =
        switch (weight.kind()) {
          case NORM, SHIFT, BIAS, OUTPUT_BIAS -> 0;
          case EMBEDDING, MATRIX -> SPREAD;
          case RESIDUAL_MATRIX -> SPREAD / Math.sqrt(shape.residuals());
        };
    float mean = weight.kind() == WeightSpec.Kind.NORM ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + (spread == 0 ? 0 : (float) (spread * random.nextGaussian()));
    }
    return values;
  }

  private Slot slot(WeightSpec weight, TrainingState state) {
    NDManager manager = kernels.manager();
    float[] values = state.weights().get(weight.name());
    if (values == null || values.length != weight.size()) {
      throw new IllegalArgumentException(
          "parameter ["
              + weight.name()
              + "]: expected "
              + weight.size()
              + " values, found "
              + (values == null ? "none" : Integer.toString(values.length)));
    }
    NDArray value = manager.create(values, dimensions(weight));
    value.setRequiresGradient(true);
    return new Slot(
        weight,
        value,
        moments(state.firstMoments(), weight),
        moments(state.secondMoments(), weight),
        manager.create((float) state.steps()));
  }

  private NDArray moments(Map<String, float[]> moments, WeightSpec weight) {
    float[] values = moments.get(weight.name());
    return values == null
        ? kernels.manager().zeros(dimensions(weight))
        : kernels.manager().create(values, dimensions(weight));
  }

  private static Shape dimensions(WeightSpec weight) {
    return new Shape(weight.dimensions());
  }

  /**
   * Learns from one batch.
   *
   * @param learningRate the step size
   * @return the batch's loss before the step, and the norm of its gradients
   */
  public StepResult step(TokenBatch batch, double learningRate) {
    seedDropout();
    try (NDManager manager = kernels.manager().newSubManager()) {
      double loss = differentiate(manager, batch);
      double norm = update(manager, learningRate);
      steps++;
      return new StepResult(loss, norm);
    }
  }

  /**
   * What a step saw.
   *
   * @param loss weighted mean of the targets' negative log-probabilities, in nats
   * @param gradientNorm Euclidean norm of all gradients, before clipping at 1
   */
  public record StepResult(double loss, double gradientNorm) {}

  /**
   * Learns from annotated passages: to find their mentions, and to say names for them.
   *
   * @param share how much the mean negative log-probability of a token's tag counts beside that of
   *     a name's token
   * @throws IllegalArgumentException if the model is not of a family that reads passages
   */
  public StepResult read(PassageBatch batch, double share, double learningRate) {
    if (!(network instanceof SharedEncoderNetwork shared)) {
      throw new IllegalArgumentException(
          "annotated passages: expected a shared-encoder model, found another");
    }
    seedDropout();
    try (NDManager manager = kernels.manager().newSubManager()) {
      double loss;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        List<Object> arguments = new ArrayList<>(shared.arguments(manager, batch));
        arguments.add(manager.create((float) share));
        arguments.add(values(slots));
        NDArray value = kernels.recorded(manager, "passages", arguments.toArray());
        loss = value.getFloat();
        collector.backward(value);
      }
      double norm = update(manager, learningRate);
      steps++;
      return new StepResult(loss, norm);
    }
  }

  /**
   * Learns to tell right names from others: the loss is the negative logarithm of the right names'
   * share in the probability of all names of their prompt, as a softmax over candidates.
   *
   * @param likelihood how much the mean negative log-probability of a right name's token counts
   *     beside it, which keeps names likely among all
   */
  public StepResult choose(ChoiceBatch batch, double likelihood, double learningRate) {
    seedDropout();
    try (NDManager manager = kernels.manager().newSubManager()) {
      double loss;
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        List<Object> arguments = arguments(manager, batch);
        Shape names = new Shape(batch.rows(), batch.names());
        arguments.add(manager.create(batch.right(), names));
        arguments.add(manager.create(weights(batch)));
        arguments.add(manager.create((float) likelihood));
        arguments.add(values(slots));
        NDArray value = kernels.recorded(manager, "choice", arguments.toArray());
        loss = value.getFloat();
        collector.backward(value);
      }
      double norm = update(manager, learningRate);
      steps++;
      return new StepResult(loss, norm);
    }
  }

  /** 1 for the tokens of right names. */
  private static float[] weights(ChoiceBatch batch) {
    float[] weights = new float[batch.nameOf().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = batch.right()[(int) batch.nameOf()[i]] == 0 ? 1 : 0;
    }
    return weights;
  }

  /**
   * The log-probability of every name of a batch after its prompt, in nats: [rows, names]. Dropout
   * is off; where a prompt has fewer names it is 0.
   */
  public float[] nameScores(ChoiceBatch batch) {
    try (NDManager manager = kernels.manager().newSubManager()) {
      List<Object> arguments = arguments(manager, batch);
      arguments.add(values(slots));
      return kernels.run(manager, "choices", arguments.toArray()).toFloatArray();
    }
  }

  private List<Object> arguments(NDManager manager, ChoiceBatch batch) {
    return new ArrayList<>(
        List.of(
            network.input(manager, batch),
            manager.create(batch.targets()),
            manager.create(batch.nameOf()),
            manager.create(batch.present(), new Shape(batch.rows(), batch.names()))));
  }

  private void seedDropout() {
    if (options.dropout() > 0) {
      // So that a step drops the same whether the run was stopped before it or not.
      Engine.getEngine("PyTorch").setRandomSeed((int) (seed * 31 + steps));
    }
  }

  /** Leaves gradients in the parameters and answers with the loss. */
  private double differentiate(NDManager manager, TokenBatch batch) {
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray loss =
          kernels.recorded(
              manager,
              "loss",
              network.input(manager, batch),
              manager.create(batch.targets()),
              manager.create(batch.weights()),
              values(slots));
      double value = loss.getFloat();
      collector.backward(loss);
      return value;
    }
  }

  private double update(NDManager manager, double learningRate) {
    List<Object> arguments = new ArrayList<>();
    for (boolean decays : new boolean[] {true, false}) {
      List<Slot> group = slots.stream().filter(slot -> slot.decays() == decays).toList();
      arguments.add(values(group));
      arguments.add(gradients(manager, group));
      arguments.add(group.stream().map(Slot::first).toList());
      arguments.add(group.stream().map(Slot::second).toList());
      arguments.add(group.stream().map(Slot::steps).toList());
    }
    arguments.add(manager.create((float) learningRate));
    arguments.add(options.decay());
    return kernels.run(manager, "update", arguments.toArray()).getFloat();
  }

  private static List<NDArray> values(List<Slot> slots) {
    return slots.stream().map(Slot::value).toList();
  }

  private static List<NDArray> gradients(NDManager manager, List<Slot> slots) {
    List<NDArray> gradients = new ArrayList<>(slots.size());
    for (Slot slot : slots) {
      NDArray gradient = slot.value().getGradient();
      gradient.attach(manager);
      gradients.add(gradient);
    }
    return gradients;
  }

  /** The gradient of a batch's loss for one parameter; nothing is moved. For tests. */
  float[] gradient(TokenBatch batch, String name) {
    try (NDManager manager = kernels.manager().newSubManager()) {
      differentiate(manager, batch);
      float[] found = new float[0];
      for (Slot slot : slots) {
        NDArray gradient = slot.value().getGradient();
        gradient.attach(manager);
        if (slot.weight().name().equals(name)) {
          found = gradient.toFloatArray();
        }
        gradient.muli(0);
      }
      return found;
    }
  }

  /**
   * The log-probabilities of every token at the positions of a batch, in nats: [positions,
   * vocabulary]. Dropout is off.
   */
  public float[] scores(TokenBatch batch) {
    try (NDManager manager = kernels.manager().newSubManager()) {
      return kernels
          .run(manager, "scores", network.input(manager, batch), values(slots))
          .toFloatArray();
    }
  }

  /**
   * The weighted sum of the negative log-probabilities of a batch's targets, in nats. Nothing is
   * learnt; dropout and smoothing are off.
   */
  public double loss(TokenBatch batch) {
    try (NDManager manager = kernels.manager().newSubManager()) {
      return kernels
          .run(
              manager,
              "surprise",
              network.input(manager, batch),
              manager.create(batch.targets()),
              manager.create(batch.weights()),
              values(slots))
          .getFloat();
    }
  }

  /** How many steps were made, those of an earlier process included. */
  public long steps() {
    return steps;
  }

  /** A copy of everything that a later process needs to go on. */
  public TrainingState state() {
    Map<String, float[]> weights = new LinkedHashMap<>();
    Map<String, float[]> first = new LinkedHashMap<>();
    Map<String, float[]> second = new LinkedHashMap<>();
    for (Slot slot : slots) {
      weights.put(slot.weight().name(), slot.value().toFloatArray());
      first.put(slot.weight().name(), slot.first().toFloatArray());
      second.put(slot.weight().name(), slot.second().toFloatArray());
    }
    return new TrainingState(weights, first, second, steps);
  }

  @Override
  public void close() {
    kernels.close();
  }
}

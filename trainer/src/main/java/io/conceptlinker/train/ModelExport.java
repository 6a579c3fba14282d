package io.conceptlinker.train;

import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import io.conceptlinker.train.onnx.DecoderGraph;
import io.conceptlinker.train.onnx.EncoderDecoderGraph;
import io.conceptlinker.train.onnx.SharedEncoderGraph;
import io.conceptlinker.train.onnx.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained model as one that can be linked with: its weights, and the graph that a node computes.
 *
 * @param shape of the model
 * @param weights by name
 * @param tokenizer the {@code tokenizer.json} that it was trained with
 * @param prompt how it was asked
 */
public record ModelExport(
    ModelShape shape, Map<String, float[]> weights, Path tokenizer, PromptLimits prompt) {
  /** What the weights are written in, as PyTorch calls it. */
  private static final String TYPE = "bfloat16";

  /** Tokens of the longest names that are told apart to their end. */
  private static final int LONGEST_ANSWER = 64;

  private static final int UNIT = 16;

  /** The most tokens of a prompt and its answer that a model takes. */
  public static int longest(PromptLimits prompt) {
    return Math.ceilDiv(prompt.longest() + LONGEST_ANSWER, UNIT) * UNIT;
  }

  /**
   * Writes everything but the provenance; the caller finishes.
   *
   * @param numbers in what the graph holds its matrices; weights are in bfloat16 beside it
   */
  public ModelDirectoryWriter begin(Path target, Weights numbers) throws IOException {
    int longest = longest(prompt);
    ModelDirectoryWriter writer =
        ModelDirectoryWriter.begin(target, shape, TYPE, tokenizer, prompt, longest);
    boolean begun = false;
    try {
      Map<String, long[]> dimensions = new LinkedHashMap<>();
      Map<String, float[]> ordered = new LinkedHashMap<>();
      for (WeightSpec weight : shape.weights()) {
        dimensions.put(weight.name(), weight.dimensions());
        ordered.put(weight.name(), weights.getOrDefault(weight.name(), new float[0]));
      }
      Safetensors.write(
          writer.weights(), Safetensors.Numbers.BF16, ordered, dimensions, Map.of("format", "pt"));
      Files.write(
          writer.graph(numbers == Weights.INT8),
          switch (shape) {
            case DecoderShape decoder -> DecoderGraph.of(decoder, weights, numbers, longest);
            case EncoderDecoderShape both -> EncoderDecoderGraph.of(both, weights, numbers);
            case SharedEncoderShape shared ->
                SharedEncoderGraph.of(shared, weights, numbers, longest);
          });
      begun = true;
      return writer;
    } finally {
      if (!begun) {
        writer.close();
      }
    }
  }
}

package io.conceptlinker.train;

import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.DecoderWeight;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.train.onnx.DecoderGraph;
import io.conceptlinker.train.onnx.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained decoder as a model that can be linked with.
 *
 * @param shape of the decoder
 * @param weights by name
 * @param tokenizer the {@code tokenizer.json} that it was trained with
 * @param prompt how it was asked
 */
public record ModelExport(
    DecoderShape shape, Map<String, float[]> weights, Path tokenizer, PromptLimits prompt) {
  /** What the weights are written in, as PyTorch calls it. */
  private static final String TYPE = "bfloat16";

  /** Tokens of the longest names that are told apart to their end. */
  private static final int LONGEST_ANSWER = 64;

  private static final int UNIT = 16;

  /**
   * Writes everything but the provenance; the caller finishes.
   *
   * @param numbers in what the graph holds its matrices; weights are in bfloat16 beside it
   */
  public ModelDirectoryWriter begin(Path target, Weights numbers) throws IOException {
    int longest = Math.ceilDiv(prompt.longest() + LONGEST_ANSWER, UNIT) * UNIT;
    ModelDirectoryWriter writer =
        ModelDirectoryWriter.begin(target, shape, TYPE, tokenizer, prompt, longest);
    boolean begun = false;
    try {
      Map<String, long[]> dimensions = new LinkedHashMap<>();
      Map<String, float[]> ordered = new LinkedHashMap<>();
      for (DecoderWeight weight : shape.weights()) {
        dimensions.put(weight.name(), weight.dimensions());
        ordered.put(weight.name(), weights.getOrDefault(weight.name(), new float[0]));
      }
      Safetensors.write(
          writer.weights(), Safetensors.Numbers.BF16, ordered, dimensions, Map.of("format", "pt"));
      Files.write(
          writer.graph(numbers == Weights.INT8), DecoderGraph.of(shape, weights, numbers, longest));
      begun = true;
      return writer;
    } finally {
      if (!begun) {
        writer.close();
      }
    }
  }
}

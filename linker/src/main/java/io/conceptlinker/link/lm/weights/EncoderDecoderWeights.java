package io.conceptlinker.link.lm.weights;

import io.conceptlinker.link.lm.weights.WeightSpec.Kind;
import java.util.ArrayList;
import java.util.List;

/** Lists the parameters of an encoder-decoder. Confined to one thread. */
final class EncoderDecoderWeights {
  private final EncoderDecoderShape shape;
  private final List<WeightSpec> weights = new ArrayList<>();

  EncoderDecoderWeights(EncoderDecoderShape shape) {
    this.shape = shape;
  }

  List<WeightSpec> list() {
    int width = shape.width();
    weights.add(
        WeightSpec.matrix("model.shared.weight", Kind.EMBEDDING, shape.vocabulary(), width));
    side("model.encoder.", shape.encoder(), List.of("self_attn"));
    side("model.decoder.", shape.decoder(), List.of("self_attn", "encoder_attn"));
    weights.add(WeightSpec.matrix("final_logits_bias", Kind.OUTPUT_BIAS, 1, shape.vocabulary()));
    return List.copyOf(weights);
  }

  private void side(String prefix, EncoderDecoderShape.Stack stack, List<String> attentions) {
    int positions = shape.positions() + EncoderDecoderShape.POSITION_OFFSET;
    weights.add(
        WeightSpec.matrix(
            prefix + "embed_positions.weight", Kind.EMBEDDING, positions, shape.width()));
    norm(prefix + "layernorm_embedding");
    for (int layer = 0; layer < stack.layers(); layer++) {
      String name = prefix + "layers." + layer + ".";
      for (String attention : attentions) {
        for (String map : List.of(".q_proj", ".k_proj", ".v_proj")) {
          linear(name + attention + map, Kind.MATRIX, shape.width(), shape.width());
        }
        linear(name + attention + ".out_proj", Kind.RESIDUAL_MATRIX, shape.width(), shape.width());
        norm(name + attention + "_layer_norm");
      }
      linear(name + "fc1", Kind.MATRIX, stack.feedForward(), shape.width());
      linear(name + "fc2", Kind.RESIDUAL_MATRIX, shape.width(), stack.feedForward());
      norm(name + "final_layer_norm");
    }
    if (shape.normsFirst()) {
      norm(prefix + "layer_norm");
    }
  }

  private void linear(String name, Kind kind, int rows, int columns) {
    weights.add(WeightSpec.matrix(name + ".weight", kind, rows, columns));
    weights.add(WeightSpec.vector(name + ".bias", Kind.BIAS, rows));
  }

  private void norm(String name) {
    weights.add(WeightSpec.vector(name + ".weight", Kind.NORM, shape.width()));
    weights.add(WeightSpec.vector(name + ".bias", Kind.SHIFT, shape.width()));
  }
}

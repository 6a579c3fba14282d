package io.conceptlinker.link.lm.weights;

import com.google.gson.JsonObject;

/** A decoder in the words of Hugging Face's Llama. Stateless. */
final class DecoderFields {
  static final String TYPE = "llama";
  private static final double DEFAULT_BASE = 10_000;
  private static final double DEFAULT_EPSILON = 1e-6;

  private DecoderFields() {}

  static DecoderShape read(ConfigFields fields) throws ModelFormatException {
    if (fields.has("rope_scaling")) {
      throw new ModelFormatException(fields.file(), "rope_scaling: expected none, found one");
    }
    int width = fields.size("hidden_size");
    int heads = fields.size("num_attention_heads");
    return new DecoderShape(
        fields.size("vocab_size"),
        width,
        fields.size("num_hidden_layers"),
        heads,
        fields.size("num_key_value_heads", heads),
        fields.size("head_dim", width / heads),
        fields.size("intermediate_size"),
        fields.number("rope_theta", DEFAULT_BASE),
        fields.number("rms_norm_eps", DEFAULT_EPSILON),
        fields.flag("tie_word_embeddings", false));
  }

  static void write(DecoderShape shape, JsonObject config) {
    ModelConfig.architecture(config, "LlamaForCausalLM", TYPE);
    config.addProperty("vocab_size", shape.vocabulary());
    config.addProperty("hidden_size", shape.width());
    config.addProperty("num_hidden_layers", shape.layers());
    config.addProperty("num_attention_heads", shape.heads());
    config.addProperty("num_key_value_heads", shape.keyHeads());
    config.addProperty("head_dim", shape.headWidth());
    config.addProperty("intermediate_size", shape.feedForward());
    config.addProperty("hidden_act", "silu");
    config.addProperty("rope_theta", shape.rotaryBase());
    config.addProperty("rms_norm_eps", shape.epsilon());
    config.addProperty("tie_word_embeddings", shape.tied());
  }
}

package io.conceptlinker.link.lm.weights;

import com.google.gson.JsonObject;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Activation;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Family;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.SpecialIds;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Stack;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * An encoder-decoder in the words of Hugging Face's BART and mBART. Ids and defaults are those of
 * that library. Stateless.
 */
final class EncoderDecoderFields {
  private static final int BEGINNING = 0;
  private static final int PADDING = 1;
  private static final int END = 2;

  private EncoderDecoderFields() {}

  static String type(Family family) {
    return family.name().toLowerCase(Locale.ROOT);
  }

  static EncoderDecoderShape read(Family family, ConfigFields fields) throws ModelFormatException {
    boolean first = family == Family.MBART;
    // Both families are known by these too: a checkpoint that differs is of neither.
    expect(fields, "normalize_before", first);
    expect(fields, "add_final_layer_norm", first);
    expect(fields, "normalize_embedding", true);
    expect(fields, "static_position_embeddings", false);
    expect(fields, "add_bias_logits", false);
    expect(fields, "tie_word_embeddings", true);
    return new EncoderDecoderShape(
        family,
        fields.size("vocab_size"),
        fields.size("d_model"),
        stack(fields, "encoder"),
        stack(fields, "decoder"),
        fields.size("max_position_embeddings"),
        activation(fields),
        fields.flag("scale_embedding", false),
        ids(family, fields));
  }

  private static void expect(ConfigFields fields, String name, boolean value)
      throws ModelFormatException {
    if (fields.flag(name, value) != value) {
      throw fields.wrong(name, value + " for " + fields.text("model_type"));
    }
  }

  private static Stack stack(ConfigFields fields, String side) throws ModelFormatException {
    return new Stack(
        fields.size(side + "_layers"),
        fields.size(side + "_attention_heads"),
        fields.size(side + "_ffn_dim"));
  }

  private static Activation activation(ConfigFields fields) throws ModelFormatException {
    for (Activation activation : Activation.values()) {
      if (fields.text("activation_function").equals(name(activation))) {
        return activation;
      }
    }
    throw fields.wrong("activation_function", "gelu or relu");
  }

  private static String name(Activation activation) {
    return activation.name().toLowerCase(Locale.ROOT);
  }

  private static SpecialIds ids(Family family, ConfigFields fields) throws ModelFormatException {
    int beginning = fields.id("bos_token_id").orElse(BEGINNING);
    int end = fields.id("eos_token_id").orElse(END);
    OptionalInt answer = fields.id("decoder_start_token_id");
    if (answer.isEmpty() && family == Family.MBART) {
      throw fields.wrong("decoder_start_token_id", "the id that stands before every answer");
    }
    OptionalInt forced = fields.id("forced_bos_token_id");
    if (forced.isEmpty() && fields.flag("force_bos_token_to_be_generated", false)) {
      forced = OptionalInt.of(beginning);
    }
    return new SpecialIds(
        fields.id("pad_token_id").orElse(PADDING), beginning, end, answer.orElse(END), forced);
  }

  static void write(EncoderDecoderShape shape, JsonObject config) {
    boolean first = shape.normsFirst();
    ModelConfig.architecture(
        config,
        first ? "MBartForConditionalGeneration" : "BartForConditionalGeneration",
        type(shape.family()));
    config.addProperty("is_encoder_decoder", true);
    config.addProperty("vocab_size", shape.vocabulary());
    config.addProperty("d_model", shape.width());
    write("encoder", shape.encoder(), config);
    write("decoder", shape.decoder(), config);
    config.addProperty("max_position_embeddings", shape.positions());
    config.addProperty("activation_function", name(shape.activation()));
    config.addProperty("scale_embedding", shape.scaled());
    config.addProperty("normalize_before", first);
    config.addProperty("add_final_layer_norm", first);
    config.addProperty("normalize_embedding", true);
    config.addProperty("tie_word_embeddings", true);
    SpecialIds ids = shape.ids();
    config.addProperty("pad_token_id", ids.padding());
    config.addProperty("bos_token_id", ids.beginning());
    config.addProperty("eos_token_id", ids.end());
    config.addProperty("decoder_start_token_id", ids.answer());
    ids.forced().ifPresent(id -> config.addProperty("forced_bos_token_id", id));
    config.addProperty("forced_eos_token_id", ids.end());
  }

  private static void write(String side, Stack stack, JsonObject config) {
    config.addProperty(side + "_layers", stack.layers());
    config.addProperty(side + "_attention_heads", stack.heads());
    config.addProperty(side + "_ffn_dim", stack.feedForward());
  }
}

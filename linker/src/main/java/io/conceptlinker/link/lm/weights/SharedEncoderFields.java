package io.conceptlinker.link.lm.weights;

import com.google.gson.JsonObject;
import io.conceptlinker.link.lm.weights.SharedEncoderShape.MentionIds;

/**
 * A shared-encoder model in words of our own beside those of Llama, which say the sizes of all
 * layers and the number of those that answer. Stateless.
 */
final class SharedEncoderFields {
  static final String TYPE = "shared-encoder";

  private SharedEncoderFields() {}

  static SharedEncoderShape read(ConfigFields fields) throws ModelFormatException {
    return new SharedEncoderShape(
        DecoderFields.read(fields),
        fields.size("num_encoder_layers"),
        new MentionIds(
            id(fields, "mention_start_token_id"),
            id(fields, "mention_end_token_id"),
            id(fields, "decoder_start_token_id")));
  }

  private static int id(ConfigFields fields, String name) throws ModelFormatException {
    return fields.id(name).orElseThrow(() -> fields.wrong(name, "the id of a token"));
  }

  static void write(SharedEncoderShape shape, JsonObject config) {
    DecoderFields.write(shape.decoder(), config);
    ModelConfig.architecture(config, "SharedEncoderForEntityLinking", TYPE);
    config.addProperty("num_encoder_layers", shape.encoderLayers());
    config.addProperty("mention_start_token_id", shape.ids().mention());
    config.addProperty("mention_end_token_id", shape.ids().mentionEnd());
    config.addProperty("decoder_start_token_id", shape.ids().lead());
  }
}

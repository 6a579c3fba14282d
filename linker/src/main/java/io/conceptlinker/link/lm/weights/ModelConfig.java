package io.conceptlinker.link.lm.weights;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@code config.json} of a model, in the words of Hugging Face's library: of decoders those of
 * Llama, of encoder-decoders those of BART and mBART; of shared-encoder models, which it does not
 * know, those of Llama and some of our own. Stateless.
 */
public final class ModelConfig {
  private ModelConfig() {}

  /**
   * Reads a file.
   *
   * @throws ModelFormatException if it lacks a size, or is of another family
   */
  public static ModelShape read(Path file) throws IOException {
    ConfigFields fields = ConfigFields.read(file);
    try {
      String type = fields.text("model_type");
      if (type.equals(DecoderFields.TYPE)) {
        return DecoderFields.read(fields);
      }
      if (type.equals(SharedEncoderFields.TYPE)) {
        return SharedEncoderFields.read(fields);
      }
      for (EncoderDecoderShape.Family family : EncoderDecoderShape.Family.values()) {
        if (type.equals(EncoderDecoderFields.type(family))) {
          return EncoderDecoderFields.read(family, fields);
        }
      }
      throw fields.wrong("model_type", "llama, bart, mbart or shared-encoder");
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          file, "expected a shape that fits together, found another: " + e.getMessage(), e);
    }
  }

  /** Writes a file for weights of 32-bit numbers. */
  public static void write(ModelShape shape, Path file) throws IOException {
    write(shape, file, "float32");
  }

  /**
   * Writes a file, which Hugging Face's library reads too if it knows the family.
   *
   * @param type what its weights are written in, as PyTorch calls it
   */
  public static void write(ModelShape shape, Path file, String type) throws IOException {
    JsonObject config = new JsonObject();
    switch (shape) {
      case DecoderShape decoder -> DecoderFields.write(decoder, config);
      case EncoderDecoderShape both -> EncoderDecoderFields.write(both, config);
      case SharedEncoderShape shared -> SharedEncoderFields.write(shared, config);
    }
    config.addProperty("torch_dtype", type);
    Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(config) + "\n");
  }

  /** Says which class reads it, in Hugging Face's library if that knows the family. */
  static void architecture(JsonObject config, String name, String type) {
    JsonArray architectures = new JsonArray();
    architectures.add(name);
    config.add("architectures", architectures);
    config.addProperty("model_type", type);
  }
}

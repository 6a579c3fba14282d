package io.conceptlinker.link.lm.weights;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The {@code config.json} of a decoder, in the words of Hugging Face's Llama. Immutable.
 *
 * @param shape what the weights are
 */
public record DecoderConfig(DecoderShape shape) {
  private static final String TYPE = "llama";
  private static final double DEFAULT_BASE = 10_000;
  private static final double DEFAULT_EPSILON = 1e-6;

  /**
   * Reads a file.
   *
   * @throws ModelFormatException if it lacks a size, or is of another family
   */
  public static DecoderConfig read(Path file) throws IOException {
    JsonObject config;
    try {
      config = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new ModelFormatException(file, "expected a JSON object", e);
    }
    JsonElement type = config.get("model_type");
    if (type == null || !type.isJsonPrimitive() || !type.getAsString().equals(TYPE)) {
      throw new ModelFormatException(
          file, "model_type: expected " + TYPE + ", found " + (type == null ? "none" : type));
    }
    JsonElement scaling = config.get("rope_scaling");
    if (scaling != null && !scaling.isJsonNull()) {
      throw new ModelFormatException(file, "rope_scaling: expected none, found one");
    }
    int width = size(file, config, "hidden_size");
    int heads = size(file, config, "num_attention_heads");
    try {
      return new DecoderConfig(
          new DecoderShape(
              size(file, config, "vocab_size"),
              width,
              size(file, config, "num_hidden_layers"),
              heads,
              config.has("num_key_value_heads") ? size(file, config, "num_key_value_heads") : heads,
              config.has("head_dim") ? size(file, config, "head_dim") : width / heads,
              size(file, config, "intermediate_size"),
              number(config, "rope_theta", DEFAULT_BASE),
              number(config, "rms_norm_eps", DEFAULT_EPSILON),
              config.has("tie_word_embeddings")
                  && config.get("tie_word_embeddings").getAsBoolean()));
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new ModelFormatException(file, "expected the shape of a decoder", e);
    }
  }

  private static int size(Path file, JsonObject config, String name) throws ModelFormatException {
    JsonElement value = config.get(name);
    try {
      if (value != null && value.getAsInt() > 0) {
        return value.getAsInt();
      }
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
      throw new ModelFormatException(file, name + ": expected a positive integer", e);
    }
    throw new ModelFormatException(
        file, name + ": expected a positive integer, found " + (value == null ? "none" : value));
  }

  private static double number(JsonObject config, String name, double otherwise) {
    return config.has(name) ? config.get(name).getAsDouble() : otherwise;
  }

  /** Writes a file that Hugging Face's library reads too, for weights of 32-bit numbers. */
  public void write(Path file) throws IOException {
    write(file, "float32");
  }

  /**
   * Writes a file that Hugging Face's library reads too.
   *
   * @param type what its weights are written in, as PyTorch calls it
   */
  public void write(Path file, String type) throws IOException {
    JsonObject config = new JsonObject();
    JsonArray architectures = new JsonArray();
    architectures.add("LlamaForCausalLM");
    config.add("architectures", architectures);
    config.addProperty("model_type", TYPE);
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
    config.addProperty("torch_dtype", type);
    Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(config) + "\n");
  }
}

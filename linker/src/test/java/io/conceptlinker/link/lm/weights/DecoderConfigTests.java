package io.conceptlinker.link.lm.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.tests.util.LuceneTestCase;

public class DecoderConfigTests extends LuceneTestCase {

  public void testRoundTrip() throws IOException {
    DecoderShape shape = new DecoderShape(8192, 256, 4, 4, 2, 64, 768, 10_000, 1e-5, true);
    Path file = createTempDir().resolve("config.json");
    new DecoderConfig(shape).write(file);
    assertEquals(shape, DecoderConfig.read(file).shape());
  }

  /** The sizes of Llama 3 8B, as published. */
  public void testPublishedConfig() throws IOException {
    DecoderShape shape =
        read(
            """
            {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 4096,
             "intermediate_size": 14336, "num_attention_heads": 32, "num_hidden_layers": 32,
             "num_key_value_heads": 8, "rms_norm_eps": 1e-05, "rope_scaling": null,
             "rope_theta": 500000.0, "tie_word_embeddings": false, "vocab_size": 128256}
            """);
    assertEquals(
        new DecoderShape(128256, 4096, 32, 32, 8, 128, 14336, 500_000, 1e-5, false), shape);
    assertEquals(8_030_261_248L, shape.parameters());
  }

  public void testWhatIsRefused() {
    refused("model_type", "{\"model_type\": \"mamba\"}");
    refused("model_type", "{}");
    refused("hidden_size", "{\"model_type\": \"llama\"}");
    refused("hidden_size", "{\"model_type\": \"llama\", \"hidden_size\": -1}");
    refused("hidden_size", "{\"model_type\": \"llama\", \"hidden_size\": \"wide\"}");
    refused("rope_scaling", "{\"model_type\": \"llama\", \"rope_scaling\": {\"factor\": 8}}");
    refused("JSON object", "[]");
    refused("JSON object", "{");
  }

  private static void refused(String what, String json) {
    ModelFormatException refused = expectThrows(ModelFormatException.class, () -> read(json));
    assertTrue(refused.getMessage(), refused.getMessage().contains(what));
  }

  private static DecoderShape read(String json) throws IOException {
    return DecoderConfig.read(Files.writeString(createTempDir().resolve("config.json"), json))
        .shape();
  }
}

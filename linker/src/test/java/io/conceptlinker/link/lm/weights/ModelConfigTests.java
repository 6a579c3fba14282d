package io.conceptlinker.link.lm.weights;

import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Activation;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Family;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.SpecialIds;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ModelConfigTests extends LuceneTestCase {

  public void testRoundTrip() throws IOException {
    Path file = createTempDir().resolve("config.json");
    for (ModelShape shape :
        List.of(
            new DecoderShape(8192, 256, 4, 4, 2, 64, 768, 10_000, 1e-5, true),
            encoderDecoder(Family.BART, Activation.RELU, OptionalInt.empty()),
            encoderDecoder(Family.MBART, Activation.GELU, OptionalInt.of(7)),
            sharedEncoder())) {
      ModelConfig.write(shape, file);
      assertEquals(shape, ModelConfig.read(file));
    }
  }

  /** The sizes of Llama 3 8B, as published. */
  public void testPublishedConfig() throws IOException {
    ModelShape shape =
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

  /** The fields of BART (base) and mBART-50 (large), as published, and their sizes. */
  public void testPublishedEncoderDecoders() throws IOException {
    ModelShape base =
        read(
            """
            {"architectures": ["BartModel"], "model_type": "bart", "activation_function": "gelu",
             "add_bias_logits": false, "add_final_layer_norm": false, "bos_token_id": 0,
             "d_model": 768, "decoder_attention_heads": 12, "decoder_ffn_dim": 3072,
             "decoder_layers": 6, "decoder_start_token_id": 2, "encoder_attention_heads": 12,
             "encoder_ffn_dim": 3072, "encoder_layers": 6, "eos_token_id": 2,
             "forced_eos_token_id": 2, "max_position_embeddings": 1024, "normalize_before": false,
             "normalize_embedding": true, "pad_token_id": 1, "scale_embedding": false,
             "vocab_size": 50265}
            """);
    SpecialIds ids = new SpecialIds(1, 0, 2, 2, OptionalInt.empty());
    Stack six = new Stack(6, 12, 3072);
    assertEquals(
        new EncoderDecoderShape(
            Family.BART, 50265, 768, six, six, 1024, Activation.GELU, false, ids),
        base);
    // The published count and the bias of the output, which it leaves out.
    assertEquals(139_420_416L + 50265, base.parameters());
    ModelShape large =
        read(
            """
            {"architectures": ["MBartForConditionalGeneration"], "model_type": "mbart",
             "activation_function": "gelu", "add_final_layer_norm": true, "d_model": 1024,
             "decoder_attention_heads": 16, "decoder_ffn_dim": 4096, "decoder_layers": 12,
             "decoder_start_token_id": 2, "encoder_attention_heads": 16, "encoder_ffn_dim": 4096,
             "encoder_layers": 12, "forced_bos_token_id": 250004, "max_position_embeddings": 1024,
             "normalize_before": true, "normalize_embedding": true, "pad_token_id": 1,
             "scale_embedding": true, "vocab_size": 250054}
            """);
    Stack twelve = new Stack(12, 16, 4096);
    SpecialIds english = new SpecialIds(1, 0, 2, 2, OptionalInt.of(250004));
    assertEquals(
        new EncoderDecoderShape(
            Family.MBART, 250054, 1024, twelve, twelve, 1024, Activation.GELU, true, english),
        large);
    assertEquals(610_879_488L + 250054, large.parameters());
    assertArrayEquals(new int[] {2, 250004}, english.lead());
  }

  private static EncoderDecoderShape encoderDecoder(
      Family family, Activation activation, OptionalInt forced) {
    return new EncoderDecoderShape(
        family,
        300,
        24,
        new Stack(2, 3, 40),
        new Stack(1, 2, 50),
        64,
        activation,
        random().nextBoolean(),
        new SpecialIds(0, 1, 2, 1, forced));
  }

  public void testEncoderDecodersThatAreRefused() throws IOException {
    Path file = createTempDir().resolve("config.json");
    ModelConfig.write(encoderDecoder(Family.MBART, Activation.GELU, OptionalInt.empty()), file);
    String good = Files.readString(file);
    for (Map.Entry<String, String> change :
        Map.of(
                "\"normalize_before\": true", "\"normalize_before\": false",
                "\"tie_word_embeddings\": true", "\"tie_word_embeddings\": false",
                "\"activation_function\": \"gelu\"", "\"activation_function\": \"swish\"",
                "\"decoder_start_token_id\": 1", "\"decoder_start_token_id\": null",
                "\"decoder_layers\": 1", "\"decoder_layers\": 0",
                "\"d_model\": 24", "\"d_model\": 25")
            .entrySet()) {
      assertTrue(change.getKey(), good.contains(change.getKey()));
      String field = change.getKey().replaceAll("\"(.*?)\".*", "$1");
      refused(
          field.equals("d_model") ? "to divide the width, found 25" : field,
          good.replace(change.getKey(), change.getValue()));
    }
  }

  private static SharedEncoderShape sharedEncoder() {
    return new SharedEncoderShape(
        new DecoderShape(99, 32, 1, 4, 2, 8, 48, 10_000, 1e-5, true),
        3,
        new SharedEncoderShape.MentionIds(3, 4, 6));
  }

  public void testSharedEncodersThatAreRefused() throws IOException {
    Path file = createTempDir().resolve("config.json");
    ModelConfig.write(sharedEncoder(), file);
    String good = Files.readString(file);
    for (String[] change :
        new String[][] {
          {"\"num_encoder_layers\": 3", "\"num_encoder_layers\": 0", "num_encoder_layers"},
          {"\"mention_start_token_id\": 3", "\"mention_start_token_id\": null", "mention_start"},
          {"\"mention_start_token_id\": 3", "\"mention_start_token_id\": 4", "marks that differ"},
          {"\"decoder_start_token_id\": 6", "\"decoder_start_token_id\": 99", "from 0 to 98"},
          {"\"tie_word_embeddings\": true", "\"tie_word_embeddings\": false", "as output layer"},
        }) {
      assertTrue(change[0], good.contains(change[0]));
      refused(change[2], good.replace(change[0], change[1]));
    }
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

  private static ModelShape read(String json) throws IOException {
    return ModelConfig.read(Files.writeString(createTempDir().resolve("config.json"), json));
  }
}

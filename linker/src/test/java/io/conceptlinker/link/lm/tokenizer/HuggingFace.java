package io.conceptlinker.link.lm.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** The oracle: Hugging Face's own library. */
final class HuggingFace implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  HuggingFace(byte[] json) throws IOException {
    tokenizer =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(json),
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false"));
  }

  int[] encode(String text) {
    return Arrays.stream(tokenizer.encode(text, false, false).getIds())
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  String decode(int[] ids) {
    return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}

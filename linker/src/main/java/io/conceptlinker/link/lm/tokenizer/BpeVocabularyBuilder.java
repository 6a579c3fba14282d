package io.conceptlinker.link.lm.tokenizer;

import com.google.gson.stream.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens and merges of a byte-level BPE as they are learnt: special tokens, bytes, merged
 * tokens in the order of their merges. Confined to one thread.
 */
final class BpeVocabularyBuilder {
  private final List<String> specialTokens;
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<int[]> merges = new ArrayList<>();

  BpeVocabularyBuilder(List<String> specialTokens) {
    this.specialTokens = List.copyOf(specialTokens);
    specialTokens.forEach(this::add);
    if (ids.size() < specialTokens.size()) {
      throw new IllegalArgumentException("special tokens: expected different ones");
    }
    for (int b = 0; b <= 0xFF; b++) {
      add(String.valueOf(ByteAlphabet.toChar(b)));
    }
  }

  private int add(String token) {
    Integer known = ids.putIfAbsent(token, tokens.size());
    if (known != null) {
      return known;
    }
    tokens.add(token);
    return tokens.size() - 1;
  }

  int size() {
    return tokens.size();
  }

  int[] idsOfBytes(byte[] bytes) {
    int[] result = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = ids.getOrDefault(String.valueOf(ByteAlphabet.toChar(bytes[i])), 0);
    }
    return result;
  }

  /** Returns the token of a merge; two merges may make the same one. */
  int merge(int left, int right) {
    merges.add(new int[] {left, right});
    return add(tokens.get(left) + tokens.get(right));
  }

  /** Returns {@code tokenizer.json} as Hugging Face's library has it. */
  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter out = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("expected memory to take what is written", e);
    }
    return bytes.toByteArray();
  }

  private void writeTo(JsonWriter out) throws IOException {
    out.beginObject().name("version").value("1.0");
    out.name("truncation").nullValue().name("padding").nullValue();
    out.name("added_tokens").beginArray();
    for (String token : specialTokens) {
      writeSpecial(out, token);
    }
    out.endArray().name("normalizer").nullValue();
    out.name("pre_tokenizer").beginObject().name("type").value("Sequence");
    out.name("pretokenizers").beginArray().beginObject().name("type").value("Split");
    out.name("pattern").beginObject().name("Regex").value(Llama3Splitter.PATTERN).endObject();
    out.name("behavior").value("Isolated").name("invert").value(false).endObject();
    writeByteLevel(out, false);
    out.endArray().endObject();
    out.name("post_processor").nullValue();
    out.name("decoder");
    writeByteLevel(out, true);
    writeModel(out);
    out.endObject();
  }

  private void writeSpecial(JsonWriter out, String token) throws IOException {
    out.beginObject().name("id").value(ids.getOrDefault(token, 0)).name("content").value(token);
    out.name("single_word").value(false).name("lstrip").value(false);
    out.name("rstrip").value(false).name("normalized").value(false);
    out.name("special").value(true).endObject();
  }

  private static void writeByteLevel(JsonWriter out, boolean decoder) throws IOException {
    out.beginObject().name("type").value("ByteLevel").name("add_prefix_space").value(decoder);
    out.name("trim_offsets").value(true).name("use_regex").value(decoder).endObject();
  }

  private void writeModel(JsonWriter out) throws IOException {
    out.name("model").beginObject().name("type").value("BPE");
    out.name("dropout").nullValue().name("unk_token").nullValue();
    out.name("continuing_subword_prefix").nullValue().name("end_of_word_suffix").nullValue();
    out.name("fuse_unk").value(false).name("byte_fallback").value(false);
    out.name("ignore_merges").value(false);
    out.name("vocab").beginObject();
    for (Map.Entry<String, Integer> token : ids.entrySet()) {
      out.name(token.getKey()).value(token.getValue());
    }
    out.endObject().name("merges").beginArray();
    for (int[] merge : merges) {
      out.beginArray().value(tokens.get(merge[0])).value(tokens.get(merge[1])).endArray();
    }
    out.endArray().endObject();
  }
}

package io.conceptlinker.eval.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads verdicts. Allowed are one JSON object with the fields A and B and nothing around it but
 * white space, a code fence, or thoughts in {@code <think>} ahead of it; labels are taken in any
 * case and never guessed from longer texts.
 */
final class ReplyParser {
  private static final String THOUGHTS_END = "</think>";
  private static final String FENCE = "```";
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ReplyParser() {}

  /** The judgement, or {@link Judgement#INVALID}. */
  static Judgement parse(String reply, JudgePrompt prompt) {
    try {
      Map<String, String> fields = fields(unwrap(reply));
      Optional<Verdict> a = verdict(fields, "A");
      Optional<Verdict> b = verdict(fields, "B");
      return fields.size() == 2 && a.isPresent() && b.isPresent()
          ? prompt.judgement(a.get(), b.get())
          : Judgement.INVALID;
    } catch (IOException e) {
      return Judgement.INVALID;
    }
  }

  private static Optional<Verdict> verdict(Map<String, String> fields, String name) {
    return Verdict.of(fields.getOrDefault(name, "").strip().toLowerCase(Locale.ROOT));
  }

  private static String unwrap(String reply) {
    String text = reply.strip();
    if (text.startsWith("<think>") && text.contains(THOUGHTS_END)) {
      text = text.substring(text.lastIndexOf(THOUGHTS_END) + THOUGHTS_END.length()).strip();
    }
    if (text.startsWith(FENCE) && text.endsWith(FENCE) && text.indexOf('\n') > 0) {
      text = text.substring(text.indexOf('\n'), text.length() - FENCE.length()).strip();
    }
    return text;
  }

  private static Map<String, String> fields(String text) throws IOException {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Map.of();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          return Map.of();
        }
        fields.put(name, parser.getText());
      }
      return parser.nextToken() == null ? fields : Map.of();
    }
  }
}

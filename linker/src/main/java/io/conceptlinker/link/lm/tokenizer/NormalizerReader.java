package io.conceptlinker.link.lm.tokenizer;

import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the field {@code normalizer} of {@code tokenizer.json}. */
final class NormalizerReader {
  private NormalizerReader() {}

  static Normalizer read(JsonValue field) throws JsonFormatException {
    List<Normalizer> steps = new ArrayList<>();
    for (JsonValue step : TokenizerReader.flatten(field, "normalizers")) {
      steps.add(readStep(step));
    }
    return text -> {
      String result = text;
      for (Normalizer step : steps) {
        result = step.apply(result);
      }
      return result;
    };
  }

  private static Normalizer readStep(JsonValue step) throws JsonFormatException {
    String type = step.get("type").text();
    return switch (type) {
      case "Precompiled" -> readCharsmap(step.get("precompiled_charsmap"));
      case "Replace" -> readReplace(step.get("pattern"), step.get("content").text());
      case "Strip" -> strip(step.get("strip_left").bool(), step.get("strip_right").bool());
      case "NFC", "NFD", "NFKC", "NFKD" -> {
        Form form = Form.valueOf(type);
        yield text -> java.text.Normalizer.normalize(text, form);
      }
      case "Lowercase" -> text -> text.toLowerCase(Locale.ROOT);
      default ->
          throw step.problem(
              "expected a normalizer Precompiled, Replace, Strip, Lowercase, NFC, NFD, NFKC, NFKD"
                  + " or a Sequence of them, found ["
                  + type
                  + "]");
    };
  }

  private static Normalizer readCharsmap(JsonValue base64) throws JsonFormatException {
    if (base64.isNull()) {
      return text -> text;
    }
    try {
      return new PrecompiledCharsmap(Base64.getDecoder().decode(base64.text()));
    } catch (IllegalArgumentException e) {
      JsonFormatException unreadable = base64.problem("expected a character map in Base64");
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  private static Normalizer readReplace(JsonValue pattern, String content)
      throws JsonFormatException {
    if (pattern.find("Regex").isNull()) {
      String literal = pattern.get("String").text();
      return text -> text.replace(literal, content);
    }
    Pattern regex = Pattern.compile(pattern.get("Regex").text(), Pattern.UNICODE_CHARACTER_CLASS);
    String replacement = Matcher.quoteReplacement(content);
    return text -> regex.matcher(text).replaceAll(replacement);
  }

  private static Normalizer strip(boolean left, boolean right) {
    return text -> {
      int start = left ? CharacterKinds.endOfSpaces(text, 0) : 0;
      int end = text.length();
      while (right && end > start && CharacterKinds.isSpace(text.charAt(end - 1))) {
        end--;
      }
      return text.substring(start, end);
    };
  }
}

package io.conceptlinker.link.lm.tokenizer;

import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads {@code tokenizer.json} of two families: byte-level BPE (ours, Llama 3, GPT-2, BART) and
 * Unigram with Metaspace (mBART, XLM-R). What a file asks for and is not done here is an error, as
 * it would change ids.
 */
final class TokenizerReader {
  private final JsonValue root;
  private final Map<String, Integer> vocabulary = new HashMap<>();

  private TokenizerReader(JsonValue root) {
    this.root = root;
  }

  static Tokenizer read(String source, byte[] json) throws JsonFormatException {
    try {
      return new TokenizerReader(JsonValue.parse(source, json)).read(fingerprint(json));
    } catch (IllegalArgumentException e) {
      JsonFormatException unusable =
          new JsonFormatException(source, "$", String.valueOf(e.getMessage()));
      unusable.initCause(e);
      throw unusable;
    }
  }

  private static String fingerprint(byte[] json) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
    }
  }

  private Tokenizer read(String fingerprint) throws JsonFormatException {
    Normalizer normalizer = NormalizerReader.read(root.find("normalizer"));
    List<JsonValue> steps = flatten(root.find("pre_tokenizer"), "pretokenizers");
    JsonValue model = root.get("model");
    String type = model.find("type").isNull() ? "BPE" : model.get("type").text();
    TokenModel read =
        switch (type) {
          case "BPE" -> readBytePairs(model, steps);
          case "Unigram" -> readUnigram(model, steps);
          default ->
              throw model.problem("expected a model of type BPE or Unigram, found [" + type + "]");
        };
    return new Tokenizer(normalizer, read, vocabulary, readAdded(), fingerprint);
  }

  static List<JsonValue> flatten(JsonValue step, String children) throws JsonFormatException {
    List<JsonValue> steps = new ArrayList<>();
    if (step.isNull()) {
      return steps;
    }
    if (step.get("type").text().equals("Sequence")) {
      for (JsonValue child : step.get(children).items()) {
        steps.addAll(flatten(child, children));
      }
    } else {
      steps.add(step);
    }
    return steps;
  }

  private TokenModel readBytePairs(JsonValue model, List<JsonValue> steps)
      throws JsonFormatException {
    for (String option : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
      if (!model.find(option).isNull() && !model.get(option).text().isEmpty()) {
        throw model.get(option).problem("expected no [" + option + "]: byte-level BPE has none");
      }
    }
    if (!model.find("dropout").isNull() && model.get("dropout").number() != 0) {
      throw model.get("dropout").problem("expected no dropout: it is for training");
    }
    List<Splitter> splitters = new ArrayList<>();
    boolean byteLevel = false;
    boolean addSpace = false;
    for (JsonValue step : steps) {
      String type = step.get("type").text();
      if (type.equals("Split") && !byteLevel) {
        splitters.add(readSplit(step));
      } else if (type.equals("ByteLevel") && !byteLevel) {
        byteLevel = true;
        addSpace = step.find("add_prefix_space").bool(true);
        if (addSpace && !splitters.isEmpty()) {
          throw step.problem("expected add_prefix_space only where nothing is split before");
        }
        if (step.find("use_regex").bool(true)) {
          splitters.add(new Gpt2Splitter());
        }
      } else {
        throw step.problem("expected steps Split, then ByteLevel, found [" + type + "]");
      }
    }
    if (!byteLevel) {
      throw model.problem("expected a pre-tokenizer ByteLevel with a model of type BPE");
    }
    for (Map.Entry<String, JsonValue> entry : model.get("vocab").fields().entrySet()) {
      add(entry.getKey(), entry.getValue());
    }
    return new ByteLevelModel(
        splitters,
        addSpace,
        model.find("ignore_merges").bool(false),
        vocabulary,
        readMerges(model.get("merges")));
  }

  private void add(String token, JsonValue id) throws JsonFormatException {
    if (id.integer() < 0) {
      throw id.problem("expected an id that is not negative");
    }
    vocabulary.put(token, id.integer());
  }

  private static Splitter readSplit(JsonValue step) throws JsonFormatException {
    String behavior = step.get("behavior").text();
    boolean invert = step.find("invert").bool(false);
    // Keeping the matches alone is the same where all text matches, as in the patterns below.
    boolean isolates = behavior.equals("Isolated") && !invert;
    boolean keeps = behavior.equals("Removed") && invert;
    JsonValue pattern = step.get("pattern");
    String regex =
        pattern.find("Regex").isNull()
            ? Pattern.quote(pattern.get("String").text())
            : pattern.get("Regex").text();
    Splitter splitter =
        switch (regex) {
          case Llama3Splitter.PATTERN -> new Llama3Splitter(3);
          case Gpt2Splitter.PATTERN -> new Gpt2Splitter();
          default ->
              regex.equals(Llama3Splitter.PATTERN_OF_SINGLE_NUMBERS)
                  ? new Llama3Splitter(1)
                  : new RegexSplitter(regex);
        };
    if (!isolates && (!keeps || splitter instanceof RegexSplitter)) {
      throw step.problem("expected behavior [Isolated], found [" + behavior + "]");
    }
    return splitter;
  }

  private BytePairMerges readMerges(JsonValue list) throws JsonFormatException {
    List<JsonValue> items = list.items();
    BytePairMerges merges = new BytePairMerges(items.size());
    for (int rank = 0; rank < items.size(); rank++) {
      JsonValue item = items.get(rank);
      String left;
      String right;
      if (item.isText()) {
        int space = item.text().indexOf(' ');
        if (space < 0) {
          throw item.problem("expected two tokens with a space between them");
        }
        left = item.text().substring(0, space);
        right = item.text().substring(space + 1);
      } else if (item.items().size() == 2) {
        left = item.items().get(0).text();
        right = item.items().get(1).text();
      } else {
        throw item.problem("expected two tokens");
      }
      merges.put(id(item, left), id(item, right), rank, id(item, left + right));
    }
    return merges;
  }

  private int id(JsonValue where, String token) throws JsonFormatException {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw where.problem("expected tokens of the vocabulary");
    }
    return id;
  }

  private TokenModel readUnigram(JsonValue model, List<JsonValue> steps)
      throws JsonFormatException {
    Metaspace metaspace = Metaspace.read(model, steps);
    List<JsonValue> items = model.get("vocab").items();
    UnigramVocabulary pieces = new UnigramVocabulary(items.size());
    for (int id = 0; id < items.size(); id++) {
      List<JsonValue> item = items.get(id).items();
      if (item.size() != 2) {
        throw items.get(id).problem("expected a piece and its score");
      }
      vocabulary.put(item.get(0).text(), id);
      pieces.add(item.get(0).text(), item.get(1).number());
    }
    int unknown = model.find("unk_id").isNull() ? -1 : model.get("unk_id").integer();
    if (model.find("byte_fallback").bool(false)) {
      throw model.get("byte_fallback").problem("expected no byte_fallback");
    }
    if (unknown < 0 || unknown >= items.size()) {
      throw model.problem("expected an unk_id within the vocabulary");
    }
    return new UnigramModel(metaspace, pieces, unknown);
  }

  private List<AddedToken> readAdded() throws JsonFormatException {
    List<AddedToken> added = new ArrayList<>();
    JsonValue list = root.find("added_tokens");
    if (list.isNull()) {
      return added;
    }
    for (JsonValue item : list.items()) {
      String content = item.get("content").text();
      if (content.isEmpty()) {
        throw item.problem("expected content that is not empty");
      }
      add(content, item.get("id"));
      boolean special = item.find("special").bool(false);
      added.add(
          new AddedToken(
              item.get("id").integer(),
              content,
              item.find("single_word").bool(false),
              item.find("lstrip").bool(false),
              item.find("rstrip").bool(false),
              item.find("normalized").bool(!special),
              special));
    }
    return added;
  }
}

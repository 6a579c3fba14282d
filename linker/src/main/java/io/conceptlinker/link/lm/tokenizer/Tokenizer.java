package io.conceptlinker.link.lm.tokenizer;

import io.conceptlinker.link.json.JsonFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into the ids of a model's tokens and back, as Hugging Face's library does with the
 * same {@code tokenizer.json}. Immutable and thread-safe.
 *
 * <p>What surrounds a text ({@code post_processor}), truncation and padding are the business of
 * whoever builds the model's input: no ids are added to those of the text.
 */
public final class Tokenizer {
  private final Normalizer normalizer;
  private final TokenModel model;
  private final Map<String, Integer> ids;
  private final @Nullable String[] tokens;
  private final boolean[] special;
  private final AddedTokens rawTokens;
  private final AddedTokens normalizedTokens;
  private final String fingerprint;

  Tokenizer(
      Normalizer normalizer,
      TokenModel model,
      Map<String, Integer> vocabulary,
      List<AddedToken> added,
      String fingerprint) {
    this.normalizer = normalizer;
    this.model = model;
    this.ids = vocabulary;
    this.fingerprint = fingerprint;
    int size = 0;
    for (int id : vocabulary.values()) {
      size = Math.max(size, id + 1);
    }
    this.tokens = new @Nullable String[size];
    vocabulary.forEach((token, id) -> tokens[id] = token);
    this.special = new boolean[size];
    List<AddedToken> raw = new ArrayList<>();
    List<AddedToken> normalized = new ArrayList<>();
    for (AddedToken token : added) {
      special[token.id()] = token.special();
      (token.normalized() ? normalized : raw).add(token);
    }
    this.rawTokens = new AddedTokens(raw);
    this.normalizedTokens = new AddedTokens(normalized);
  }

  /** Reads a {@code tokenizer.json}. */
  public static Tokenizer read(Path file) throws IOException {
    return TokenizerReader.read(file.toString(), Files.readAllBytes(file));
  }

  /**
   * Reads a {@code tokenizer.json}.
   *
   * @param source what to call it in messages
   * @param json its bytes
   * @throws JsonFormatException if it is malformed, or of a kind that is not read here
   */
  public static Tokenizer parse(String source, byte[] json) throws JsonFormatException {
    return TokenizerReader.read(source, json);
  }

  /**
   * Returns the ids of a text. What looks like an added token in it, such as {@code <s>}, is text
   * like any other: documents cannot speak to the model.
   */
  public int[] encode(CharSequence text) {
    TokenIds into = new TokenIds();
    model.encode(normalizer.apply(text.toString()), true, into);
    return into.toArray();
  }

  /** Returns the ids of a text of our own, in which added tokens count as such. */
  public int[] encodeMarkup(CharSequence markup) {
    String text = markup.toString();
    TokenIds into = new TokenIds();
    int from = 0;
    AddedTokens.Match match;
    while ((match = rawTokens.find(text, from)) != null) {
      encodeNormalized(text.substring(from, match.start()), from == 0, into);
      into.add(match.token().id());
      from = match.end();
    }
    encodeNormalized(text.substring(from), from == 0, into);
    return into.toArray();
  }

  private void encodeNormalized(String part, boolean isStart, TokenIds into) {
    if (part.isEmpty()) {
      return;
    }
    String text = normalizer.apply(part);
    int from = 0;
    AddedTokens.Match match;
    while ((match = normalizedTokens.find(text, from)) != null) {
      model.encode(text.substring(from, match.start()), isStart && from == 0, into);
      into.add(match.token().id());
      from = match.end();
    }
    model.encode(text.substring(from), isStart && from == 0, into);
  }

  /** Returns the text of tokens; special ones are left out, bytes that are no text are U+FFFD. */
  public String decode(int... someIds) {
    return model.decode(
        Arrays.stream(someIds)
            .filter(id -> !isSpecial(id))
            .mapToObj(this::token)
            .toArray(String[]::new));
  }

  /** Returns the number of ids: the highest one and one. */
  public int size() {
    return tokens.length;
  }

  /** Returns the id of a token as the vocabulary spells it, or -1. */
  public int id(String token) {
    return ids.getOrDefault(token, -1);
  }

  /** Returns a token as the vocabulary spells it, or an empty string for an id that is not used. */
  public String token(int id) {
    String token = tokens[id];
    return token == null ? "" : token;
  }

  /** Returns whether a token is markup and not text. */
  public boolean isSpecial(int id) {
    return special[id];
  }

  /** Returns what tells tokenizers apart: the SHA-256 of {@code tokenizer.json}, hexadecimal. */
  public String fingerprint() {
    return fingerprint;
  }
}

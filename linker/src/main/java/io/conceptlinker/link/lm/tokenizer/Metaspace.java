package io.conceptlinker.link.lm.tokenizer;

import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text at spaces, as SentencePiece has it: a space becomes the mark that starts a piece.
 *
 * @param mark what stands for a space, U+2581 as a rule
 * @param prepend whether text that starts without a mark gets one
 * @param splits whether pieces end before a mark
 * @param splitsSpaces whether all white space is cut out before
 */
record Metaspace(String mark, Prepend prepend, boolean splits, boolean splitsSpaces) {

  /** Whether a mark is put before text that has none. */
  enum Prepend {
    ALWAYS,
    FIRST,
    NEVER
  }

  static Metaspace read(JsonValue model, List<JsonValue> steps) throws JsonFormatException {
    boolean splitsSpaces = false;
    for (int i = 0; i < steps.size(); i++) {
      JsonValue step = steps.get(i);
      String type = step.get("type").text();
      if (type.equals("WhitespaceSplit") && i == 0) {
        splitsSpaces = true;
      } else if (type.equals("Metaspace") && i == steps.size() - 1) {
        return new Metaspace(
            step.get("replacement").text(),
            readPrepend(step),
            step.find("split").bool(true),
            splitsSpaces);
      } else {
        throw step.problem("expected steps WhitespaceSplit, then Metaspace, found [" + type + "]");
      }
    }
    throw model.problem("expected a pre-tokenizer Metaspace with a model of type Unigram");
  }

  private static Prepend readPrepend(JsonValue step) throws JsonFormatException {
    JsonValue scheme = step.find("prepend_scheme");
    if (scheme.isNull()) {
      return step.find("add_prefix_space").bool(true) ? Prepend.ALWAYS : Prepend.NEVER;
    }
    return switch (scheme.text()) {
      case "always" -> Prepend.ALWAYS;
      case "first" -> Prepend.FIRST;
      case "never" -> Prepend.NEVER;
      default -> throw scheme.problem("expected always, first or never");
    };
  }

  /** Returns the pieces of a text. */
  List<String> split(String text, boolean isStart) {
    List<String> pieces = new ArrayList<>();
    if (!splitsSpaces) {
      addPieces(text, isStart, pieces);
      return pieces;
    }
    int at = CharacterKinds.endOfSpaces(text, 0);
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !CharacterKinds.isSpace(text.charAt(end))) {
        end++;
      }
      addPieces(text.substring(at, end), isStart && at == 0, pieces);
      at = CharacterKinds.endOfSpaces(text, end);
    }
    return pieces;
  }

  private void addPieces(String text, boolean isStart, List<String> pieces) {
    if (text.isEmpty()) {
      return;
    }
    String marked = text.replace(" ", mark);
    boolean prepends = prepend == Prepend.ALWAYS || prepend == Prepend.FIRST && isStart;
    if (prepends && !marked.startsWith(mark)) {
      marked = mark + marked;
    }
    if (!splits) {
      pieces.add(marked);
      return;
    }
    int start = 0;
    while (start < marked.length()) {
      int end = marked.indexOf(mark, start + 1);
      pieces.add(marked.substring(start, end < 0 ? marked.length() : end));
      start = end < 0 ? marked.length() : end;
    }
  }

  /** Returns the text of joined tokens. */
  String join(String[] tokens) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.length; i++) {
      String token = tokens[i].replace(mark, " ");
      boolean dropsSpace = i == 0 && prepend != Prepend.NEVER && token.startsWith(" ");
      text.append(token, dropsSpace ? 1 : 0, token.length());
    }
    return text.toString();
  }
}

package io.conceptlinker.link.lm.tokenizer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds added tokens in text: from the left, the longest of those that start there. Immutable. */
final class AddedTokens {
  /** By first character, the longest first. */
  private final Map<Character, List<AddedToken>> tokens = new HashMap<>();

  AddedTokens(List<AddedToken> all) {
    for (AddedToken token : all) {
      tokens.computeIfAbsent(token.content().charAt(0), c -> new ArrayList<>()).add(token);
    }
    Comparator<AddedToken> byLength = Comparator.comparingInt(token -> token.content().length());
    tokens.values().forEach(list -> list.sort(byLength.reversed()));
  }

  boolean isEmpty() {
    return tokens.isEmpty();
  }

  /**
   * An added token in a text.
   *
   * @param token the token
   * @param start where it starts, with the spaces that it takes
   * @param end where it ends, with the spaces that it takes
   */
  record Match(AddedToken token, int start, int end) {}

  /** Returns the first match that starts at {@code from} or later. */
  @Nullable Match find(String text, int from) {
    int at = from;
    while (at < text.length()) {
      AddedToken token = longestAt(text, at);
      if (token == null) {
        at++;
        continue;
      }
      int end = at + token.content().length();
      if (token.singleWord() && (isWord(text, at, true) || isWord(text, end, false))) {
        at = end;
        continue;
      }
      int start = at;
      while (token.stripsLeft() && start > from && CharacterKinds.isSpace(text.charAt(start - 1))) {
        start--;
      }
      return new Match(
          token, start, token.stripsRight() ? CharacterKinds.endOfSpaces(text, end) : end);
    }
    return null;
  }

  private @Nullable AddedToken longestAt(String text, int at) {
    for (AddedToken token : tokens.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(token.content(), at)) {
        return token;
      }
    }
    return null;
  }

  private static boolean isWord(String text, int at, boolean before) {
    if (before ? at == 0 : at == text.length()) {
      return false;
    }
    int c = before ? text.codePointBefore(at) : text.codePointAt(at);
    return CharacterKinds.isWord(c);
  }
}

package io.conceptlinker.load.input;

import java.util.ArrayList;
import java.util.List;

/** Several values in one field. */
public final class Pieces {

  private Pieces() {}

  /** The values between separators, without blanks around them; empty ones are left out. */
  public static List<String> of(String field, String separator) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from <= field.length()) {
      int to = separator.isEmpty() ? -1 : field.indexOf(separator, from);
      to = to < 0 ? field.length() : to;
      String piece = field.substring(from, to).strip();
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
      from = to + Math.max(1, separator.length());
    }
    return pieces;
  }
}

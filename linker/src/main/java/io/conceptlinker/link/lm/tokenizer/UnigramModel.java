package io.conceptlinker.link.lm.tokenizer;

import java.util.Arrays;

/**
 * Unigram (Kudo 2018): of all ways to cut a text into pieces, the one of highest probability, found
 * by Viterbi's algorithm. Characters that no piece covers are unknown, and a run of them is one
 * token. Thread-safe.
 */
final class UnigramModel implements TokenModel {
  /** How much less likely than the least likely piece an unknown character is. */
  private static final double UNKNOWN_PENALTY = 10;

  private final Metaspace metaspace;
  private final UnigramVocabulary pieces;
  private final int unknown;

  UnigramModel(Metaspace metaspace, UnigramVocabulary pieces, int unknown) {
    this.metaspace = metaspace;
    this.pieces = pieces;
    this.unknown = unknown;
  }

  @Override
  public void encode(String text, boolean isStart, TokenIds into) {
    for (String part : metaspace.split(text, isStart)) {
      encodePart(part, into);
    }
  }

  private void encodePart(String text, TokenIds into) {
    int length = text.length();
    double[] best = new double[length + 1];
    int[] start = new int[length + 1];
    int[] piece = new int[length + 1];
    Arrays.fill(start, -1);
    double unknownScore = pieces.lowestScore() - UNKNOWN_PENALTY;
    for (int from = 0; from < length; ) {
      int next = from + Character.charCount(text.codePointAt(from));
      boolean covered = false;
      int node = UnigramVocabulary.ROOT;
      for (int at = from; at < length; ) {
        node = pieces.step(node, text.charAt(at++));
        if (node == UnigramVocabulary.NOWHERE) {
          break;
        }
        int found = pieces.piece(node);
        if (found != UnigramVocabulary.NO_PIECE) {
          relax(best, start, piece, from, at, found, best[from] + pieces.score(found));
          covered |= at == next;
        }
      }
      if (!covered) {
        relax(best, start, piece, from, next, unknown, best[from] + unknownScore);
      }
      from = next;
    }
    append(start, piece, length, into);
  }

  private static void relax(
      double[] best, int[] start, int[] piece, int from, int to, int found, double score) {
    if (start[to] < 0 || score > best[to]) {
      best[to] = score;
      start[to] = from;
      piece[to] = found;
    }
  }

  private void append(int[] start, int[] piece, int length, TokenIds into) {
    int[] reversed = new int[length];
    int count = 0;
    for (int at = length; at > 0; at = start[at]) {
      boolean continues = count > 0 && piece[at] == unknown && reversed[count - 1] == unknown;
      if (!continues) {
        reversed[count++] = piece[at];
      }
    }
    while (count > 0) {
      into.add(reversed[--count]);
    }
  }

  @Override
  public String decode(String[] tokens) {
    return metaspace.join(tokens);
  }
}

package io.conceptlinker.cli.link;

import io.conceptlinker.cli.terminal.Numbers;

/**
 * What was linked.
 *
 * @param documents how many
 * @param mentions in them
 * @param chars UTF-16 code units of their text
 * @param seconds that it took, reading and writing included
 */
record LinkTotals(long documents, long mentions, long chars, double seconds) {

  @Override
  public String toString() {
    return Numbers.of(documents, "document")
        + ", "
        + Numbers.of(mentions, "mention")
        + ": "
        + Numbers.grouped(Math.round(documents / seconds))
        + " docs/s, "
        + Numbers.grouped(Math.round(mentions / seconds))
        + " mentions/s, "
        + Numbers.bytes(Math.round(chars / seconds))
        + "/s";
  }
}

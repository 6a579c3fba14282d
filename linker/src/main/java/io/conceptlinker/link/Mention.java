package io.conceptlinker.link;

import java.util.List;

/**
 * A linked stretch of text.
 *
 * @param passage index of the passage in its request
 * @param start first UTF-16 code unit in the passage
 * @param end one after the last code unit
 * @param conceptId the concept's id
 * @param name the concept's preferred name
 * @param score the confidence that this is the concept, 0 to 1
 * @param assertion what the text says about it
 * @param path how the link was made
 * @param candidates the best concepts, best first, the linked one included; empty when none were
 *     asked for
 */
public record Mention(
    int passage,
    int start,
    int end,
    String conceptId,
    String name,
    double score,
    Assertion assertion,
    LinkPath path,
    List<Candidate> candidates) {

  public Mention {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("mention [" + start + "," + end + "): not a span");
    }
    candidates = List.copyOf(candidates);
  }
}

package io.conceptlinker.link.lm.decode;

import java.util.List;

/** A mention to decode. The arrays are not copied and must not be changed. */
public final class DecodingRequest {
  private final int[] prompt;
  private final long sections;
  private final List<int[]> drafts;

  /** Creates a request without drafts. */
  public DecodingRequest(int[] prompt, long sections) {
    this(prompt, sections, List.of());
  }

  /**
   * Creates a request.
   *
   * @param prompt the token ids that lead to the name
   * @param sections the semantic groups that are allowed: see {@link
   *     io.conceptlinker.kb.NameTrie#section}
   * @param drafts the token ids of names that the model is likely to say, such as those that a
   *     dictionary proposes: they are scored in the first call, and save the calls in which they
   *     would have been found. What is decoded does not depend on them
   */
  public DecodingRequest(int[] prompt, long sections, List<int[]> drafts) {
    this.prompt = prompt;
    this.sections = sections;
    this.drafts = List.copyOf(drafts);
  }

  /** Returns the token ids that lead to the name. */
  public int[] prompt() {
    return prompt;
  }

  /** Returns the semantic groups that are allowed. */
  public long sections() {
    return sections;
  }

  /** Returns the token ids of names that the model is likely to say. */
  public List<int[]> drafts() {
    return drafts;
  }
}

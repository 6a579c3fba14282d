package io.conceptlinker.link.lm.decode;

/** A mention to decode. The prompt is not copied and must not be changed. */
public final class DecodingRequest {
  private final int[] prompt;
  private final long sections;

  /**
   * Creates a request.
   *
   * @param prompt the token ids that lead to the name
   * @param sections the semantic groups that are allowed: see {@link
   *     io.conceptlinker.kb.NameTrie#section}
   */
  public DecodingRequest(int[] prompt, long sections) {
    this.prompt = prompt;
    this.sections = sections;
  }

  /** Returns the token ids that lead to the name. */
  public int[] prompt() {
    return prompt;
  }

  /** Returns the semantic groups that are allowed. */
  public long sections() {
    return sections;
  }
}

package io.conceptlinker.eval.judge;

/**
 * What may be spent. A call is counted before it is made, its tokens when they are known, so calls
 * never exceed the budget and tokens exceed it by the calls under way at most. Thread-safe.
 */
public final class Budget {
  private final long maxCalls;
  private final long maxTokens;
  private long calls;
  private long tokens;

  /**
   * A budget of which nothing is spent.
   *
   * @param maxCalls HTTP calls, repeated ones included
   * @param maxTokens tokens of prompts and replies
   */
  public Budget(long maxCalls, long maxTokens) {
    if (maxCalls < 0 || maxTokens < 0) {
      throw new IllegalArgumentException(
          "budget [" + maxCalls + " calls, " + maxTokens + " tokens]: expected none below 0");
    }
    this.maxCalls = maxCalls;
    this.maxTokens = maxTokens;
  }

  /** Counts a call if it may be made. */
  synchronized boolean take() {
    if (calls >= maxCalls || tokens >= maxTokens) {
      return false;
    }
    calls++;
    return true;
  }

  synchronized void spend(long used) {
    tokens += used;
  }

  /** Calls made. */
  public synchronized long calls() {
    return calls;
  }

  /** Tokens used. */
  public synchronized long tokens() {
    return tokens;
  }
}

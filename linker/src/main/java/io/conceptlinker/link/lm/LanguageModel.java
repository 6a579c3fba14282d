package io.conceptlinker.link.lm;

import java.util.List;
import java.util.Optional;

/**
 * A language model that reads prompts and says how likely given tokens come next. It never invents
 * one: which tokens may come is the business of whoever asks. Thread-safe.
 */
public interface LanguageModel extends AutoCloseable {

  /** Number of token ids. */
  int vocabulary();

  /** The most tokens of a prompt and what follows it together. */
  int longest();

  /**
   * Begins a session about some prompts.
   *
   * @param prompts token ids, one or more each
   * @throws IllegalArgumentException if one is empty or leaves no room for an answer
   */
  Session open(List<int[]> prompts);

  /** What finds mentions, if the model can. It is closed with the model. */
  default Optional<TokenTagger> tagger() {
    return Optional.empty();
  }

  @Override
  void close();

  /** Prompts that were read. Confined to one thread. */
  interface Session extends AutoCloseable {

    /**
     * Answers questions, in their order. The answer to a question does not depend on other prompts,
     * and on other questions about its own by rounding only.
     *
     * @return for each question the natural logarithms of probabilities over the whole vocabulary:
     *     of its {@linkplain Question#tokens tokens} from {@link Question#given} on, each after
     *     those before it; then of each of its {@linkplain Question#next next} tokens after all of
     *     them
     */
    List<float[]> ask(List<Question> questions);

    @Override
    void close();
  }

  /**
   * How likely are these tokens after a prompt?
   *
   * @param prompt index of the prompt in the session
   * @param tokens what follows the prompt; may be empty
   * @param given how many of the tokens are given: the others are asked about
   * @param next tokens of which one may follow; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Question(int prompt, int[] tokens, int given, int[] next) {
    public Question {
      if (given < 0 || given > tokens.length) {
        throw new IllegalArgumentException(
            "question: expected 0 to " + tokens.length + " given tokens, found " + given);
      }
    }

    /** Number of probabilities that are asked for. */
    public int size() {
      return tokens.length - given + next.length;
    }
  }
}

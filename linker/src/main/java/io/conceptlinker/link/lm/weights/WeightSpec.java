package io.conceptlinker.link.lm.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * One parameter of a model. Matrices are stored as [output, input], rows together.
 *
 * @param name its name in a checkpoint of Hugging Face's library
 * @param kind what it is
 * @param rows its rows; the length of a vector
 * @param columns its columns; 1 for a vector
 */
public record WeightSpec(String name, Kind kind, int rows, int columns) {

  /** What a parameter is, which says how it begins and whether it decays in training. */
  public enum Kind {
    /** A row for each token or position. */
    EMBEDDING,
    /** A gain for each channel. */
    NORM,
    /** What is added to each channel behind its gain. */
    SHIFT,
    /** A linear map. */
    MATRIX,
    /** A linear map whose result is added to the hidden state. */
    RESIDUAL_MATRIX,
    /** What is added to the result of a linear map. */
    BIAS,
    /** What is added to the score of each token: one row. Zeros where a checkpoint has none. */
    OUTPUT_BIAS;

    /** Whether it is a vector; all others are matrices. */
    public boolean isVector() {
      return switch (this) {
        case NORM, SHIFT, BIAS -> true;
        case EMBEDDING, MATRIX, RESIDUAL_MATRIX, OUTPUT_BIAS -> false;
      };
    }
  }

  private static final String PREFIX = "model.";

  /** The embeddings of encoder and decoder, and the output layer, which are one matrix. */
  private static final List<String> TIED =
      List.of(
          "model.shared.weight",
          "model.encoder.embed_tokens.weight",
          "model.decoder.embed_tokens.weight");

  static WeightSpec matrix(String name, Kind kind, int rows, int columns) {
    return new WeightSpec(name, kind, rows, columns);
  }

  static WeightSpec vector(String name, Kind kind, int length) {
    return new WeightSpec(name, kind, length, 1);
  }

  /** Number of values. */
  public long size() {
    return (long) rows * columns;
  }

  /** Its dimensions: one for a vector, two for a matrix. */
  public long[] dimensions() {
    return kind.isVector() ? new long[] {rows} : new long[] {rows, columns};
  }

  /**
   * The names that published checkpoints have it under, the usual one first: one that was saved
   * without its output layer lacks the prefix, and any of a tied matrix' names may stand for it.
   */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (String one : TIED.contains(name) ? TIED : List.of(name)) {
      names.add(one);
      if (one.startsWith(PREFIX)) {
        names.add(one.substring(PREFIX.length()));
      }
    }
    if (TIED.contains(name)) {
      names.add("lm_head.weight");
    }
    return names;
  }
}

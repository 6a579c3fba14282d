package io.conceptlinker.train.onnx;

/** In what numbers a graph holds its matrices. */
public enum Weights {
  /** 32-bit floating point, as trained. */
  FLOAT32,
  /**
   * 8-bit integers with a scale for each output, as in dynamic quantisation: a quarter of the size,
   * two to three times as fast.
   */
  INT8
}

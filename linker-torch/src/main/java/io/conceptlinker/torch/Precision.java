package io.conceptlinker.torch;

/** In what numbers linear maps and attention are computed; everything else is in 32 bits. */
public enum Precision {
  /** 32-bit floating point. */
  FLOAT32,
  /** bfloat16, with parameters and sums of the hidden state in 32 bits. */
  BFLOAT16
}

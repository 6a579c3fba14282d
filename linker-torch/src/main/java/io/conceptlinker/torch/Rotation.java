package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;

/**
 * The cosines and sines of rotary positions (Su et al. 2021), [positions, headWidth] with both
 * halves alike.
 *
 * @param cosines of position times frequency
 * @param sines of position times frequency
 */
@SuppressWarnings("ArrayRecordComponent")
record Rotation(float[] cosines, float[] sines) {

  static Rotation of(DecoderShape shape, int positions) {
    int width = shape.headWidth();
    int half = width / 2;
    float[] cosines = new float[positions * width];
    float[] sines = new float[positions * width];
    for (int i = 0; i < half; i++) {
      double frequency = Math.pow(shape.rotaryBase(), -2.0 * i / width);
      for (int position = 0; position < positions; position++) {
        for (int at : new int[] {position * width + i, position * width + i + half}) {
          cosines[at] = (float) Math.cos(position * frequency);
          sines[at] = (float) Math.sin(position * frequency);
        }
      }
    }
    return new Rotation(cosines, sines);
  }
}

package io.conceptlinker.torch;

/**
 * How a model computes.
 *
 * @param device where
 * @param precision of parameters, linear maps and attention
 * @param longest the most tokens of a prompt and what follows it together
 * @param tokensPerCall the most tokens that one call computes, padding included; more are computed
 *     in several calls. It bounds the memory of a call, not what may be asked
 */
public record TorchOptions(
    TorchDevice device, Precision precision, int longest, int tokensPerCall) {

  /** 32-bit numbers on the processor. */
  public static TorchOptions cpu(int longest) {
    return new TorchOptions(TorchDevice.CPU, Precision.FLOAT32, longest, 4096);
  }

  /** bfloat16 on a GPU. */
  public static TorchOptions cuda(int longest) {
    return new TorchOptions(TorchDevice.CUDA, Precision.BFLOAT16, longest, 32_768);
  }

  public TorchOptions {
    if (longest < 2 || tokensPerCall < 1) {
      throw new IllegalArgumentException(
          "longest ["
              + longest
              + "], tokens a call ["
              + tokensPerCall
              + "]: expected at least 2 and 1");
    }
  }
}

package io.conceptlinker.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import java.util.Locale;
import java.util.OptionalLong;

/** Where a model computes. */
public enum TorchDevice {
  /** The processor. */
  CPU,
  /**
   * The first GPU that PyTorch sees. It needs PyTorch's CUDA libraries: docs/server.md says how.
   */
  CUDA;

  /** The name in configuration: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Bytes of its memory in use, by whatever process; nothing for the processor. */
  public OptionalLong memoryInUse() {
    return this == CPU
        ? OptionalLong.empty()
        : OptionalLong.of(CudaUtils.getGpuMemory(device()).getCommitted());
  }

  /**
   * As DJL names it.
   *
   * @throws IllegalStateException if PyTorch does not see one
   */
  Device device() {
    if (this == CPU) {
      return Device.cpu();
    }
    if (Engine.getEngine("PyTorch").getGpuCount() < 1) {
      throw new IllegalStateException(
          "device [cuda]: expected a GPU that PyTorch sees, found none; give PyTorch's CUDA"
              + " libraries in PYTORCH_LIBRARY_PATH, or use the device cpu");
    }
    return Device.gpu();
  }
}

package io.conceptlinker.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Locale;

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

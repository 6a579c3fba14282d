package io.conceptlinker.torch;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

/** How many threads PyTorch computes with. */
public final class TorchThreads {
  private TorchThreads() {}

  /** Takes effect for all that is computed from here on, in the whole process. */
  public static void use(int threads) {
    Engine.getEngine("PyTorch");
    JniUtils.setNumThreads(threads);
  }
}

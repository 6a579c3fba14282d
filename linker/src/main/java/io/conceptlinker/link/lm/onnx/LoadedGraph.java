package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A graph that ONNX Runtime loaded from a file. Each call computes on its caller's thread.
 * Thread-safe.
 */
record LoadedGraph(Path file, OrtEnvironment environment, OrtSession session)
    implements AutoCloseable {
  /** A dimension that may be of any size. */
  static final long ANY = -1;

  static LoadedGraph of(Path file) throws ModelFormatException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new LoadedGraph(
          file, environment, environment.createSession(file.toString(), options));
    } catch (OrtException e) {
      throw new ModelFormatException(file, "expected a graph that ONNX Runtime loads", e);
    }
  }

  boolean has(String input) {
    return session.getInputNames().contains(input);
  }

  /**
   * Returns the dimensions of an input, negative where they vary.
   *
   * @throws ModelFormatException if there is no such input, or one of other dimensions
   */
  long[] dimensions(String input, long... expected) throws ModelFormatException {
    NodeInfo info;
    try {
      info = session.getInputInfo().get(input);
    } catch (OrtException e) {
      throw new ModelFormatException(file, "expected inputs that ONNX Runtime tells", e);
    }
    if (info == null || !(info.getInfo() instanceof TensorInfo tensor)) {
      throw new ModelFormatException(
          file,
          "input ["
              + input
              + "]: expected it for the model of config.json, found none; export the model again");
    }
    long[] found = tensor.getShape();
    boolean fits = found.length == expected.length;
    for (int i = 0; fits && i < found.length; i++) {
      fits = expected[i] == ANY || found[i] == expected[i];
    }
    if (!fits) {
      throw new ModelFormatException(
          file,
          "input ["
              + input
              + "]: expected the dimensions "
              + Arrays.toString(expected)
              + " of config.json, found "
              + Arrays.toString(found)
              + "; export the model again");
    }
    return found;
  }

  /**
   * Fails if there is an input that a graph of the model would not have.
   *
   * @throws ModelFormatException if there is
   */
  void expectNone(String input) throws ModelFormatException {
    if (has(input)) {
      throw new ModelFormatException(
          file,
          "input ["
              + input
              + "]: expected none for the model of config.json, found it; export the model again");
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("graph: expected it to close once", e);
    }
  }
}

package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.conceptlinker.link.lm.weights.DecoderShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys and values of one sequence in all layers, [1, key heads, longest, head width] each, in
 * memory that the graph reads and writes in place. Confined to one thread at a time.
 */
final class KeyCache implements AutoCloseable {
  private final Map<String, OnnxTensor> past = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> present = new LinkedHashMap<>();

  private KeyCache() {}

  static KeyCache allocate(OrtEnvironment environment, DecoderShape shape, int longest)
      throws OrtException {
    KeyCache cache = new KeyCache();
    long[] dimensions = {1, shape.keyHeads(), longest, shape.headWidth()};
    int size = shape.keyHeads() * longest * shape.headWidth();
    for (int layer = 0; layer < shape.layers(); layer++) {
      for (String kind : new String[] {"k.", "v."}) {
        FloatBuffer memory =
            ByteBuffer.allocateDirect(size * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        OnnxTensor tensor = OnnxTensor.createTensor(environment, memory, dimensions);
        cache.past.put("past_" + kind + layer, tensor);
        cache.present.put("present_" + kind + layer, tensor);
      }
    }
    return cache;
  }

  /** Bytes of one. */
  static int bytes(DecoderShape shape, int longest) {
    return Math.multiplyExact(
        2 * shape.layers() * Float.BYTES, shape.keyHeads() * longest * shape.headWidth());
  }

  /** The tensors as inputs. */
  Map<String, OnnxTensor> past() {
    return past;
  }

  /** The same tensors as outputs. */
  Map<String, OnnxTensor> present() {
    return present;
  }

  @Override
  public void close() {
    past.values().forEach(OnnxTensor::close);
  }
}

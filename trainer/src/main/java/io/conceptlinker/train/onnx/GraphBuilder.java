package io.conceptlinker.train.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Builds an ONNX graph node by node; values are known by their names, within an inner graph also
 * those of the outer one. Confined to one thread.
 */
final class GraphBuilder {
  /** Operators of the standard. */
  static final String STANDARD = "";

  /** Operators of ONNX Runtime. */
  static final String RUNTIME = "com.microsoft";

  private static final long IR_VERSION = 9;
  private static final long OPSET = 17;

  /** A message of Protocol Buffers has less than 2 GiB, nodes and all. */
  private static final long MOST_CONSTANT_BYTES = 2_000_000_000;

  private final GraphProto.Builder graph;

  /** What the names of an inner graph's own nodes and constants begin with. */
  private final String prefix;

  /** Names of constants of the outer graph. */
  private final Set<String> outer;

  private final Set<String> constants = new HashSet<>();

  private int nodes;
  private long constantBytes;

  GraphBuilder(String name) {
    this(name, "", Set.of());
  }

  private GraphBuilder(String name, String prefix, Set<String> outer) {
    this.graph = GraphProto.newBuilder().setName(name);
    this.prefix = prefix;
    this.outer = Set.copyOf(outer);
  }

  /**
   * Begins a graph that becomes an attribute of a node of this one, and sees the values that are
   * here so far.
   *
   * @param name tells it from other inner graphs
   */
  GraphBuilder inner(String name) {
    return new GraphBuilder(name, name + "/", constants);
  }

  /** Adds a node with one output, whose name it returns. */
  String node(String domain, String operator, List<String> inputs, Map<String, ?> attributes) {
    String output = prefix + operator + "_" + nodes;
    node(domain, operator, inputs, List.of(output), attributes);
    return output;
  }

  /** Adds a node; an empty name stands for an input or output that is left out. */
  void node(
      String domain,
      String operator,
      List<String> inputs,
      List<String> outputs,
      Map<String, ?> attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setDomain(domain)
            .setOpType(operator)
            .setName(prefix + operator + "_" + nodes++)
            .addAllInput(inputs)
            .addAllOutput(outputs);
    // In one order, so that the same model is the same file.
    new TreeMap<>(attributes).forEach((name, value) -> node.addAttribute(attribute(name, value)));
    graph.addNode(node);
  }

  private AttributeProto attribute(String name, Object value) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
    return switch (value) {
      case Integer number ->
          attribute.setType(AttributeProto.AttributeType.INT).setI(number).build();
      case Float number ->
          attribute.setType(AttributeProto.AttributeType.FLOAT).setF(number).build();
      case GraphBuilder inner -> {
        constantBytes += inner.constantBytes;
        yield attribute.setType(AttributeProto.AttributeType.GRAPH).setG(inner.graph).build();
      }
      default ->
          throw new IllegalArgumentException(
              "attribute ["
                  + name
                  + "]: expected an int, a float or a graph, found "
                  + value.getClass());
    };
  }

  /** Adds a constant of 32-bit numbers, if it is not there yet. */
  String floats(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, bytes.array(), shape);
  }

  /** Adds a constant of 64-bit integers, if it is not there yet. */
  String longs(String name, long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(name, TensorProto.DataType.INT64, bytes.array(), values.length);
  }

  /** Adds a constant of signed bytes, if it is not there yet. */
  String bytes(String name, byte[] values, long... shape) {
    return constant(name, TensorProto.DataType.INT8, values, shape);
  }

  private String constant(String known, TensorProto.DataType type, byte[] values, long... shape) {
    if (outer.contains(known)) {
      return known;
    }
    String name = prefix + known;
    if (constants.add(name)) {
      TensorProto.Builder tensor =
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(type.getNumber())
              .setRawData(UnsafeByteOperations.unsafeWrap(values));
      for (long dimension : shape) {
        tensor.addDims(dimension);
      }
      graph.addInitializer(tensor);
      constantBytes += values.length;
    }
    return name;
  }

  /** Declares an input; dimensions are numbers, or names of those that vary. */
  void input(String name, TensorProto.DataType type, Object... dimensions) {
    graph.addInput(value(name, type, dimensions));
  }

  /** Declares an output that a node gives. */
  void output(String name, TensorProto.DataType type, Object... dimensions) {
    graph.addOutput(value(name, type, dimensions));
  }

  private static ValueInfoProto value(
      String name, TensorProto.DataType type, Object... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object dimension : dimensions) {
      TensorShapeProto.Dimension.Builder one = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(
          dimension instanceof String named
              ? one.setDimParam(named)
              : one.setDimValue(((Number) dimension).longValue()));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }

  /**
   * The graph as the bytes of an {@code .onnx} file.
   *
   * @throws IllegalArgumentException if they are more than such a file may have
   */
  byte[] model() {
    if (constantBytes > MOST_CONSTANT_BYTES) {
      throw new IllegalArgumentException(
          "graph with constants of "
              + constantBytes
              + " bytes: expected at most "
              + MOST_CONSTANT_BYTES
              + "; hold the matrices in 8 bits");
    }
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("concept-linker")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(STANDARD).setVersion(OPSET))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(RUNTIME).setVersion(1))
        .setGraph(graph)
        .build()
        .toByteArray();
  }
}

package io.conceptlinker.train.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a graph that hold the parameters of a model: embeddings, products with matrices, and
 * the scores at the end. Matrices are in 32 or 8 bits, vectors always in 32. Confined to one
 * thread.
 */
final class WeightNodes {
  private final GraphBuilder graph;
  private final Map<String, WeightSpec> specs;
  private final Map<String, float[]> weights;
  private final Weights numbers;

  private WeightNodes(
      GraphBuilder graph,
      Map<String, WeightSpec> specs,
      Map<String, float[]> weights,
      Weights numbers) {
    this.graph = graph;
    this.specs = specs;
    this.weights = weights;
    this.numbers = numbers;
  }

  /**
   * @param weights all weights of the shape by name
   */
  static WeightNodes of(
      GraphBuilder graph, ModelShape shape, Map<String, float[]> weights, Weights numbers) {
    Map<String, WeightSpec> specs = new LinkedHashMap<>();
    shape.weights().forEach(weight -> specs.put(weight.name(), weight));
    return new WeightNodes(graph, specs, weights, numbers);
  }

  /** The same weights in an inner graph. */
  WeightNodes in(GraphBuilder inner) {
    return new WeightNodes(inner, specs, weights, numbers);
  }

  /** A vector as a constant. */
  String vector(String name) {
    float[] values = values(name);
    return graph.floats(name, values, values.length);
  }

  /** Rows of a table, [1, ids, width]. */
  String embedding(String name, String ids) {
    WeightSpec table = spec(name);
    if (numbers == Weights.FLOAT32) {
      return gather(graph.floats(name, values(name), table.rows(), table.columns()), ids);
    }
    QuantizedMatrix matrix = QuantizedMatrix.of(values(name), table.rows(), table.columns());
    String values = gather(graph.bytes(name, matrix.values(), table.rows(), table.columns()), ids);
    String scales = gather(graph.floats(name + ".scale", matrix.scales(), table.rows(), 1), ids);
    String wide =
        graph.node(
            GraphBuilder.STANDARD, "Cast", List.of(values), Map.of("to", DataType.FLOAT_VALUE));
    return graph.node(GraphBuilder.STANDARD, "Mul", List.of(wide, scales), Map.of());
  }

  private String gather(String table, String indices) {
    return graph.node(GraphBuilder.STANDARD, "Gather", List.of(table, indices), Map.of("axis", 0));
  }

  /** The product of an input with the transpose of a matrix. */
  String product(String input, String name) {
    return product(input, name, List.of(name));
  }

  /**
   * The products of an input with the transposes of matrices, one behind the other.
   *
   * @param name of the matrix that they are together
   */
  String product(String input, String name, List<String> matrices) {
    return product(input, name, matrices, null);
  }

  /** The same of linear maps, which have a matrix and a bias each. */
  String linear(String input, String name, List<String> maps) {
    float[] biases = joined(maps.stream().map(map -> map + ".bias").toList());
    return product(
        input,
        name,
        maps.stream().map(map -> map + ".weight").toList(),
        graph.floats(name + ".bias", biases, biases.length));
  }

  /** A linear map of an input. */
  String linear(String input, String name) {
    return linear(input, name, List.of(name));
  }

  private String product(String input, String name, List<String> matrices, @Nullable String bias) {
    float[] matrix = joined(matrices);
    int columns = spec(matrices.getFirst()).columns();
    int rows = matrix.length / columns;
    if (numbers == Weights.INT8) {
      QuantizedMatrix quantized = QuantizedMatrix.of(matrix, rows, columns);
      List<String> inputs =
          List.of(
              input,
              graph.bytes(name + ".values", quantized.transposed(), columns, rows),
              graph.floats(name + ".scales", quantized.scales(), rows),
              graph.bytes(name + ".zeros", new byte[rows], rows),
              bias == null ? "" : bias);
      return graph.node(
          GraphBuilder.RUNTIME,
          "DynamicQuantizeMatMul",
          bias == null ? inputs.subList(0, inputs.size() - 1) : inputs,
          Map.of());
    }
    float[] turned = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = matrix[row * columns + column];
      }
    }
    String product =
        graph.node(
            GraphBuilder.STANDARD,
            "MatMul",
            List.of(input, graph.floats(name + ".transposed", turned, columns, rows)),
            Map.of());
    return bias == null
        ? product
        : graph.node(GraphBuilder.STANDARD, "Add", List.of(product, bias), Map.of());
  }

  /**
   * The scores of all tokens, with a matrix that is a table of embeddings, too.
   *
   * @param input [rows, width]
   * @param bias the name of what is added to the scores, if anything is
   * @return [rows, vocabulary]
   */
  String logits(String input, String matrix, @Nullable String bias) {
    return product(input, matrix + ".head", List.of(matrix), bias == null ? null : vector(bias));
  }

  /**
   * The output {@code scores}, which are the log-probabilities of the tokens of the input {@code
   * allowed}.
   */
  void scores(String logits) {
    String normalised =
        graph.node(GraphBuilder.STANDARD, "LogSoftmax", List.of(logits), Map.of("axis", -1));
    graph.node(
        GraphBuilder.STANDARD,
        "GatherElements",
        List.of(normalised, "allowed"),
        List.of("scores"),
        Map.of("axis", 1));
  }

  /** Weights one behind the other. */
  private float[] joined(List<String> names) {
    if (names.size() == 1) {
      return values(names.getFirst());
    }
    int size = names.stream().mapToInt(name -> values(name).length).sum();
    float[] all = new float[size];
    int at = 0;
    for (String name : names) {
      float[] values = values(name);
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return all;
  }

  /** A table from a row on, as a constant in 32 bits. */
  String rowsFrom(String name, int first) {
    WeightSpec table = spec(name);
    float[] values = values(name);
    return graph.floats(
        name,
        Arrays.copyOfRange(values, first * table.columns(), values.length),
        table.rows() - first,
        table.columns());
  }

  private WeightSpec spec(String name) {
    WeightSpec spec = specs.get(name);
    if (spec == null) {
      throw new IllegalArgumentException(
          "weight [" + name + "]: expected one of the shape's, found another");
    }
    return spec;
  }

  private float[] values(String name) {
    float[] values = weights.get(name);
    if (values == null) {
      throw new IllegalArgumentException("weight [" + name + "]: expected it, found none");
    }
    return values;
  }
}

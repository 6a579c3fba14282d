package io.conceptlinker.link.lm.weights;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a {@code .safetensors} file, mapped: 8 bytes with the length of a header, the
 * header in JSON, the values. Immutable and thread-safe until it is closed. Values of type F32, F16
 * and BF16 are read.
 */
public final class Safetensors implements AutoCloseable {
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int LONGEST_HEADER = 100_000_000;

  private final Path file;
  private final Arena arena;
  private final Map<String, Tensor> tensors;

  /**
   * One tensor.
   *
   * @param type as the file names it
   * @param shape its dimensions
   * @param bytes its values, little-endian
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Tensor(String type, long[] shape, MemorySegment bytes) {
    /** Number of values. */
    public long size() {
      long size = 1;
      for (long dimension : shape) {
        size *= dimension;
      }
      return size;
    }
  }

  /** In what numbers a file is written. */
  public enum Numbers {
    /** 32 bits. */
    F32(Float.BYTES),
    /** bfloat16: the upper half of 32 bits, rounded to the nearest, to even between two. */
    BF16(Short.BYTES);

    private final int bytes;

    Numbers(int bytes) {
      this.bytes = bytes;
    }

    private void write(float[] values, MemorySegment all, long at) {
      switch (this) {
        case F32 -> MemorySegment.copy(values, 0, all, FLOAT, at, values.length);
        case BF16 -> {
          for (int i = 0; i < values.length; i++) {
            int bits = Float.floatToIntBits(values[i]);
            int rounded = bits + 0x7FFF + (bits >>> Short.SIZE & 1);
            all.set(SHORT, at + (long) i * Short.BYTES, (short) (rounded >>> Short.SIZE));
          }
        }
      }
    }
  }

  private Safetensors(Path file, Arena arena, Map<String, Tensor> tensors) {
    this.file = file;
    this.arena = arena;
    this.tensors = tensors;
  }

  /**
   * Maps a file.
   *
   * @throws ModelFormatException if it is cut off or no such file
   */
  public static Safetensors open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    boolean opened = false;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      Safetensors tensors = new Safetensors(file, arena, read(file, all));
      opened = true;
      return tensors;
    } finally {
      if (!opened) {
        arena.close();
      }
    }
  }

  private static Map<String, Tensor> read(Path file, MemorySegment all)
      throws ModelFormatException {
    long header = all.byteSize() < Long.BYTES ? -1 : all.get(LONG, 0);
    if (header < 2 || header > LONGEST_HEADER || header > all.byteSize() - Long.BYTES) {
      throw new ModelFormatException(
          file, "expected a safetensors file, found no header of a possible length");
    }
    byte[] json = all.asSlice(Long.BYTES, header).toArray(ValueLayout.JAVA_BYTE);
    MemorySegment values = all.asSlice(Long.BYTES + header);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try {
      JsonObject entries =
          JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
      for (Map.Entry<String, JsonElement> entry : entries.entrySet()) {
        if (!entry.getKey().equals("__metadata__")) {
          tensors.put(
              entry.getKey(),
              tensor(file, entry.getKey(), entry.getValue().getAsJsonObject(), values));
        }
      }
    } catch (JsonParseException
        | IllegalStateException
        | NumberFormatException
        | NullPointerException e) {
      throw new ModelFormatException(
          file, "expected a header of names, types, shapes and offsets", e);
    }
    return tensors;
  }

  private static Tensor tensor(Path file, String name, JsonObject entry, MemorySegment values)
      throws ModelFormatException {
    String type = entry.get("dtype").getAsString();
    long[] shape =
        entry.getAsJsonArray("shape").asList().stream().mapToLong(JsonElement::getAsLong).toArray();
    long begin = entry.getAsJsonArray("data_offsets").get(0).getAsLong();
    long end = entry.getAsJsonArray("data_offsets").get(1).getAsLong();
    if (begin < 0 || end < begin || end > values.byteSize()) {
      throw new ModelFormatException(
          file,
          "tensor ["
              + name
              + "]: expected values inside of the file, found bytes "
              + begin
              + " to "
              + end
              + " of "
              + values.byteSize()
              + "; copy the file again");
    }
    Tensor tensor = new Tensor(type, shape, values.asSlice(begin, end - begin));
    int width = width(type);
    if (width > 0 && tensor.size() * width != end - begin) {
      throw new ModelFormatException(
          file, "tensor [" + name + "]: expected " + tensor.size() + " values of type " + type);
    }
    return tensor;
  }

  private static int width(String type) {
    return switch (type) {
      case "F32" -> Float.BYTES;
      case "F16", "BF16" -> Short.BYTES;
      default -> 0;
    };
  }

  /** The names of all tensors, in file order. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /**
   * A tensor as it lies in the file; valid until this is closed.
   *
   * @throws ModelFormatException if there is none of that name
   */
  public Tensor tensor(String name) throws ModelFormatException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelFormatException(
          file, "tensor [" + name + "]: expected it, found " + tensors.size() + " others");
    }
    return tensor;
  }

  /**
   * The values of a tensor that has to have these dimensions, as 32-bit numbers.
   *
   * @throws ModelFormatException if it has others
   */
  public float[] floats(String name, long... shape) throws ModelFormatException {
    long[] found = tensor(name).shape();
    if (!Arrays.equals(found, shape)) {
      throw new ModelFormatException(
          file,
          "tensor ["
              + name
              + "]: expected the dimensions "
              + Arrays.toString(shape)
              + ", found "
              + Arrays.toString(found));
    }
    return floats(name);
  }

  /** The values of a tensor as 32-bit numbers. */
  public float[] floats(String name) throws ModelFormatException {
    Tensor tensor = tensor(name);
    if (tensor.size() > Integer.MAX_VALUE - 8) {
      throw new ModelFormatException(
          file, "tensor [" + name + "]: expected fewer than 2^31 values, found " + tensor.size());
    }
    return floats(name, 0, (int) tensor.size());
  }

  /**
   * Some values of a tensor as 32-bit numbers.
   *
   * @param from the first of them
   * @param count how many
   * @throws IndexOutOfBoundsException if the tensor has fewer
   */
  public float[] floats(String name, long from, int count) throws ModelFormatException {
    Tensor tensor = tensor(name);
    MemorySegment bytes = tensor.bytes();
    float[] values = new float[count];
    switch (tensor.type()) {
      case "F32" -> MemorySegment.copy(bytes, FLOAT, from * Float.BYTES, values, 0, count);
      case "F16" -> {
        for (int i = 0; i < count; i++) {
          values[i] = Float.float16ToFloat(bytes.get(SHORT, (from + i) * Short.BYTES));
        }
      }
      case "BF16" -> {
        for (int i = 0; i < count; i++) {
          values[i] =
              Float.intBitsToFloat(bytes.get(SHORT, (from + i) * Short.BYTES) << Short.SIZE);
        }
      }
      default ->
          throw new ModelFormatException(
              file, "tensor [" + name + "]: expected F32, F16 or BF16, found " + tensor.type());
    }
    return values;
  }

  /** Writes tensors of 32-bit numbers; the file is complete on disk when this returns. */
  public static void write(
      Path file,
      Map<String, float[]> tensors,
      Map<String, long[]> shapes,
      Map<String, String> metadata)
      throws IOException {
    write(file, Numbers.F32, tensors, shapes, metadata);
  }

  /**
   * Writes tensors; the file is complete on disk when this returns.
   *
   * @param numbers in what numbers
   * @param tensors values by name, in the order of the file
   * @param shapes dimensions by name
   * @param metadata texts for the header
   */
  public static void write(
      Path file,
      Numbers numbers,
      Map<String, float[]> tensors,
      Map<String, long[]> shapes,
      Map<String, String> metadata)
      throws IOException {
    byte[] header = header(numbers, tensors, shapes, metadata);
    long size =
        tensors.values().stream().mapToLong(values -> (long) values.length * numbers.bytes).sum();
    try (Arena arena = Arena.ofConfined();
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      MemorySegment all =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES + header.length + size, arena);
      all.set(LONG, 0, header.length);
      MemorySegment.copy(header, 0, all, ValueLayout.JAVA_BYTE, Long.BYTES, header.length);
      long at = (long) Long.BYTES + header.length;
      for (float[] values : tensors.values()) {
        numbers.write(values, all, at);
        at += (long) values.length * numbers.bytes;
      }
      all.force();
      channel.force(true);
    }
  }

  private static byte[] header(
      Numbers numbers,
      Map<String, float[]> tensors,
      Map<String, long[]> shapes,
      Map<String, String> metadata) {
    JsonObject header = new JsonObject();
    JsonObject texts = new JsonObject();
    metadata.forEach(texts::addProperty);
    header.add("__metadata__", texts);
    long at = 0;
    for (Map.Entry<String, float[]> tensor : tensors.entrySet()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", numbers.name());
      JsonArray shape = new JsonArray();
      for (long dimension :
          shapes.getOrDefault(tensor.getKey(), new long[] {tensor.getValue().length})) {
        shape.add(dimension);
      }
      entry.add("shape", shape);
      JsonArray offsets = new JsonArray();
      offsets.add(at);
      at += (long) tensor.getValue().length * numbers.bytes;
      offsets.add(at);
      entry.add("data_offsets", offsets);
      header.add(tensor.getKey(), entry);
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    int padding = Math.floorMod(-json.length, Long.BYTES);
    byte[] padded = Arrays.copyOf(json, json.length + padding);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  @Override
  public void close() {
    arena.close();
  }
}

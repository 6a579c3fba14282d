package io.conceptlinker.link.lm.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class SafetensorsTests extends LuceneTestCase {

  public void testRoundTrip() throws IOException {
    Path file = createTempDir().resolve("model.safetensors");
    Map<String, float[]> tensors = new LinkedHashMap<>();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      int rows = 1 + random().nextInt(4);
      int columns = 1 + random().nextInt(7);
      float[] values = new float[rows * columns];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) random().nextGaussian();
      }
      tensors.put("tensor." + i, values);
      shapes.put("tensor." + i, new long[] {rows, columns});
    }
    Safetensors.write(file, tensors, shapes, Map.of("format", "pt"));
    try (Safetensors read = Safetensors.open(file)) {
      assertEquals(List.copyOf(tensors.keySet()), List.copyOf(read.names()));
      for (String name : tensors.keySet()) {
        assertArrayEquals(tensors.get(name), read.floats(name), 0);
        assertArrayEquals(shapes.get(name), read.tensor(name).shape());
      }
    }
  }

  /** The bytes of the format's own description, with all types that are read. */
  public void testAllTypes() throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[4,8]},"
            + "\"c\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[8,12]},"
            + "\"d\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[12,20]}}";
    ByteBuffer values = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    values.putFloat(1.5f);
    values.putShort((short) 0x3E00).putShort((short) 0xC000);
    values.putShort((short) 0x3FC0).putShort((short) 0xC000);
    values.putLong(7);
    try (Safetensors read = Safetensors.open(file(header, values.array()))) {
      assertArrayEquals(new float[] {1.5f}, read.floats("a"), 0);
      assertArrayEquals(new float[] {1.5f, -2}, read.floats("b"), 0);
      assertArrayEquals(new float[] {1.5f, -2}, read.floats("c"), 0);
      expectThrows(ModelFormatException.class, () -> read.floats("d"));
      assertEquals(1, read.tensor("d").size());
      ModelFormatException missing =
          expectThrows(ModelFormatException.class, () -> read.tensor("e"));
      assertTrue(missing.getMessage(), missing.getMessage().contains("[e]: expected it"));
    }
  }

  public void testDamage() throws IOException {
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    byte[] whole = Files.readAllBytes(file(header, new byte[8]));
    Path cut = createTempDir().resolve("cut.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(cut, Arrays.copyOf(whole, length));
      expectThrows(ModelFormatException.class, () -> Safetensors.open(cut));
    }
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}");
    refused("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]}}");
    refused("{\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}}");
    refused("{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}}");
    refused("{\"a\":3}");
    refused("[]");
    refused("not json");
  }

  private static void refused(String header) throws IOException {
    Path file = file(header, new byte[8]);
    ModelFormatException refused =
        expectThrows(ModelFormatException.class, () -> Safetensors.open(file));
    assertTrue(refused.getMessage(), refused.getMessage().contains(file.toString()));
  }

  private static Path file(String header, byte[] values) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + json.length + values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json).put(values);
    return Files.write(createTempDir().resolve("model.safetensors"), bytes.array());
  }
}

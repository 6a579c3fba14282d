package io.conceptlinker.load.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class RowReaderTests extends LuceneTestCase {

  /** Random files, read the simple way. */
  public void testAgainstSplitting() throws IOException {
    for (int iteration = 0; iteration < 20; iteration++) {
      List<List<String>> expected = new ArrayList<>();
      StringBuilder text = new StringBuilder(random().nextBoolean() ? "\ufeff" : "");
      int rows = random().nextInt(200);
      for (int i = 0; i < rows; i++) {
        List<String> fields = new ArrayList<>();
        for (int j = 1 + random().nextInt(100); j > 0; j--) {
          int length = rarely() ? 100_000 : 8;
          fields.add(
              TestUtil.randomRealisticUnicodeString(random(), length).replaceAll("[|\r\n]", "x"));
        }
        String line = String.join("|", fields);
        text.append(line).append(random().nextBoolean() ? "\n" : "\r\n");
        if (!line.isEmpty()) {
          expected.add(fields);
        }
      }
      boolean open = random().nextBoolean() && !expected.isEmpty();
      if (open) {
        expected.add(List.of("", "last"));
        text.append("|last");
      }
      assertEquals(expected, read(text.toString()));
    }
  }

  private static List<List<String>> read(String text) throws IOException {
    Path path = createTempFile();
    Files.writeString(path, text);
    List<List<String>> read = new ArrayList<>();
    try (RowReader rows = RowReader.of(SourceFile.open(path, Progress.NONE), '|')) {
      while (rows.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < rows.fields(); i++) {
          String field = rows.text(i);
          fields.add(field);
          assertEquals(field.isEmpty(), rows.isEmpty(i));
          if (field.length() < 10 && field.chars().allMatch(c -> c < 0x80)) {
            assertTrue(rows.is(i, field));
            assertFalse(rows.is(i, field + "x"));
          }
        }
        assertEquals("", rows.text(rows.fields()));
        read.add(fields);
      }
    }
    return read;
  }

  public void testLinesAreCounted() throws IOException {
    Path path = createTempFile();
    Files.writeString(path, "a\n\n\r\nb\n");
    try (RowReader rows = RowReader.of(SourceFile.open(path, Progress.NONE), '|')) {
      assertTrue(rows.next());
      assertEquals(1, rows.line());
      assertTrue(rows.next());
      assertEquals(4, rows.line());
      assertEquals("b", rows.text(0));
      assertFalse(rows.next());
    }
  }

  public void testOnlyUtf8() throws IOException {
    Path path = createTempFile();
    byte[][] bad = {
      {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', (byte) 0xe9},
      {(byte) 0xc3},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xc0, (byte) 0x80}
    };
    for (byte[] bytes : bad) {
      Files.write(path, bytes);
      try (RowReader rows = RowReader.of(SourceFile.open(path, Progress.NONE), '|')) {
        assertTrue(rows.next());
        expectThrows(KbFormatException.class, () -> rows.text(0));
      }
    }
  }

  public void testProvenanceCoversTheWholeFile() throws IOException {
    Path path = createTempFile();
    Files.writeString(path, "abc\ndef\n");
    try (SourceFile file = SourceFile.open(path, "name", Progress.NONE);
        RowReader rows = RowReader.of(file, '|')) {
      assertTrue(rows.next());
      file.countRow();
      FileProvenance provenance = file.provenance();
      assertEquals(
          new FileProvenance(
              "name", 8, "924d391c158a46409fdff363063d718ea0bc00b14556f129984942af91233bbe", 1),
          provenance);
    }
  }

  /** Random texts, numbered by a map. */
  public void testIdTableAgainstMap() {
    IdTable table = new IdTable();
    Map<String, Integer> map = new HashMap<>();
    int count = atLeast(5000);
    for (int i = 0; i < count; i++) {
      String text =
          random().nextBoolean()
              ? "C" + random().nextInt(count)
              : TestUtil.randomUnicodeString(random());
      byte[] bytes = ("x" + text).getBytes(StandardCharsets.UTF_8);
      boolean wellFormed = new String(bytes, StandardCharsets.UTF_8).equals("x" + text);
      if (wellFormed) {
        assertEquals(map.getOrDefault(text, -1).intValue(), table.find(text));
        int expected = map.computeIfAbsent(text, t -> map.size());
        assertEquals(expected, table.add(bytes, 1, bytes.length));
        assertEquals(expected, table.find(bytes, 1, bytes.length));
        assertEquals(text, table.text(expected));
      }
    }
    assertEquals(map.size(), table.size());
    map.forEach((text, ordinal) -> assertEquals(ordinal.intValue(), table.find(text)));
  }

  public void testPieces() {
    assertEquals(List.of("a", "b c"), Pieces.of("| a||b c |", "|"));
    assertEquals(List.of(), Pieces.of("", "|"));
    assertEquals(List.of("a|b"), Pieces.of("a|b", ""));
    assertEquals(List.of("a", "b"), Pieces.of("a; b", "; "));
  }
}

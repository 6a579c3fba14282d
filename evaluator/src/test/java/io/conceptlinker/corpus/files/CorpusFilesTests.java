package io.conceptlinker.corpus.files;

import io.conceptlinker.corpus.CorpusFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

/** No surprise files: these tests list directories. */
@SuppressFileSystems("ExtrasFS")
public class CorpusFilesTests extends LuceneTestCase {
  private static final String LONG = "d/" + "long".repeat(30) + "/x.txt";

  private static Map<String, byte[]> content() throws IOException {
    Map<String, byte[]> content = new LinkedHashMap<>();
    content.put("d/b.txt", "zwei évolué".getBytes(StandardCharsets.UTF_8));
    content.put("a.ann.gz", gzip("eins".getBytes(StandardCharsets.UTF_8)));
    content.put(".hidden.txt", new byte[] {1});
    content.put("__MACOSX/b.txt", new byte[] {1});
    content.put("empty.txt", new byte[0]);
    content.put(LONG, "x".repeat(1300).getBytes(StandardCharsets.UTF_8));
    return content;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  /** A tar archive in the manner of GNU tar, or of pax. */
  private static byte[] tar(Map<String, byte[]> files, boolean pax) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entry(out, "./", '5', new byte[0]);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String name = "./" + file.getKey();
      if (name.length() > 100) {
        String record = " path=" + name + "\n";
        String whole = (record.length() + 3) + record;
        byte[] content = (pax ? whole : name + "\0").getBytes(StandardCharsets.UTF_8);
        entry(out, "././@LongLink", pax ? 'x' : 'L', content);
        name = name.substring(0, 100);
      }
      entry(out, name, '0', file.getValue());
    }
    out.write(new byte[1024]);
    return out.toByteArray();
  }

  private static void entry(OutputStream out, String name, char kind, byte[] content)
      throws IOException {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 124, String.format(java.util.Locale.ROOT, "%011o", content.length));
    header[156] = (byte) kind;
    put(header, 257, "ustar\0" + "00");
    put(header, 148, "        ");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xFF;
    }
    put(header, 148, String.format(java.util.Locale.ROOT, "%06o\0 ", sum));
    out.write(header);
    out.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static Path write(String name, byte[] bytes) throws IOException {
    return Files.write(createTempDir().resolve(name), bytes);
  }

  private static Path zip(Map<String, byte[]> files) throws IOException {
    Path archive = createTempDir().resolve("c.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue());
      }
    }
    return archive;
  }

  private static Path directory(Map<String, byte[]> files) throws IOException {
    Path root = createTempDir();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return root;
  }

  public void testTheSameInDirectoriesAndArchives() throws IOException {
    for (Path path :
        List.of(
            directory(content()),
            zip(content()),
            write("c.tar", tar(content(), true)),
            write("c.tar.gz", gzip(tar(content(), false))),
            write("c.tgz", gzip(tar(content(), true))))) {
      try (CorpusFiles files = CorpusFiles.open(path)) {
        assertFalse(files.isSingle());
        assertEquals(
            path.toString(), List.of("a.ann", "d/b.txt", LONG, "empty.txt"), files.names());
        assertEquals("eins", files.text("a.ann"));
        assertEquals("zwei évolué", files.text("d/b.txt"));
        assertEquals("", files.text("empty.txt"));
        assertEquals("x".repeat(1300), files.text(LONG));
        assertEquals(List.of("a.ann"), files.ending(".ann", ".a1"));
        assertTrue(files.has("d/b.txt"));
        assertFalse(files.has("d/c.txt"));
        assertTrue(files.label("d/b.txt"), files.label("d/b.txt").startsWith(path.toString()));
        expectThrows(NoSuchFileException.class, () -> files.text("d/c.txt"));
        CorpusFormatException e =
            expectThrows(CorpusFormatException.class, () -> files.ending(".xml", ".json"));
        assertEquals(
            path
                + ": expected files that end in .xml or .json, found none among 4; name the file,"
                + " or choose another format",
            e.getMessage());
      }
    }
  }

  public void testOneFileAndItsNeighbours() throws IOException {
    Path root = directory(content());
    try (CorpusFiles files = CorpusFiles.open(root.resolve("a.ann.gz"))) {
      assertTrue(files.isSingle());
      assertEquals(List.of("a.ann"), files.ending(".txt"));
      assertEquals("eins", files.text("a.ann"));
      assertTrue(files.has("empty.txt"));
      assertFalse(files.has("other.txt"));
    }
    expectThrows(NoSuchFileException.class, () -> CorpusFiles.open(root.resolve("none.txt")));
  }

  public void testDamageIsSaidOfTheFile() throws IOException {
    byte[] tar = tar(content(), true);
    byte[] packed = gzip(tar);
    byte[] flipped = tar.clone();
    flipped[512 + 3] ^= 1;
    Map<String, byte[]> damaged =
        Map.of(
            "a.tar.gz", Arrays.copyOf(packed, packed.length / 2),
            "b.tar.gz", "no archive".getBytes(StandardCharsets.UTF_8),
            "c.tar", Arrays.copyOf(tar, 1536),
            "d.tar", flipped,
            "e.zip", Arrays.copyOf(tar, 700));
    for (Map.Entry<String, byte[]> file : damaged.entrySet()) {
      Path path = write(file.getKey(), file.getValue());
      CorpusFormatException e =
          expectThrows(CorpusFormatException.class, () -> CorpusFiles.open(path).close());
      assertTrue(e.getMessage(), e.getMessage().startsWith(path + ": expected a "));
      assertTrue(e.getMessage(), e.getMessage().endsWith("fetch it again"));
    }
    Path text = write("t.txt", new byte[] {'a', (byte) 0xFF});
    try (CorpusFiles files = CorpusFiles.open(text)) {
      CorpusFormatException e =
          expectThrows(CorpusFormatException.class, () -> files.text("t.txt"));
      assertEquals(
          text + ":1: expected UTF-8, found other bytes; convert the file to UTF-8",
          e.getMessage());
    }
  }
}

package io.conceptlinker.load;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.ItemCount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Writes small sources, compiles them, and looks into the bundle. */
public abstract class LoaderTestCase extends LuceneTestCase {

  /** A source directory of the test's own. */
  protected Path directory;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    directory = createTempDir("source");
  }

  /** Writes a file of lines that end with LF. */
  protected Path file(String name, String... lines) throws IOException {
    return bytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file. */
  protected Path bytes(String name, byte[] bytes) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /** Copies a resource, which may be a directory's worth of files. */
  protected Path resource(String name) throws IOException {
    try (InputStream in = LoaderTestCase.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("resource [" + name + "]: not there");
      }
      return bytes(name, in.readAllBytes());
    }
  }

  /** The bytes, gzipped. */
  protected static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  /** A zip archive with entries of the same content. */
  protected static byte[] zip(byte[] bytes, String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** Compiles sources with the usual filters. */
  protected static Built build(KbSource... sources) throws IOException {
    return build(CompileSpec.of("test", createTempDir("kb").resolve("test"), sources));
  }

  /** Compiles. */
  protected static Built build(CompileSpec spec) throws IOException {
    return new Built(KnowledgeBaseCompiler.compile(spec, Progress.NONE), spec.output());
  }

  /** Asserts that a source is refused with exactly this message, and that nothing is left. */
  protected static void assertRefused(String message, KbSource source) throws IOException {
    Path parent = createTempDir("kb");
    CompileSpec spec = CompileSpec.of("test", parent.resolve("test"), source);
    KbFormatException refused =
        expectThrows(
            KbFormatException.class, () -> KnowledgeBaseCompiler.compile(spec, Progress.NONE));
    assertEquals(message, refused.getMessage());
    assertEquals(List.of(), list(parent));
  }

  /** The names in a directory. */
  protected static List<String> list(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      // the test framework sprinkles extra files into temporary directories
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("extra"))
          .sorted()
          .toList();
    }
  }

  /** A report and the bundle that it is about. */
  protected record Built(BuildReport report, Path output) {

    /** All concepts by id. */
    public Map<String, ConceptRecord> records() throws IOException {
      try (KnowledgeBase kb = KnowledgeBase.open(output)) {
        Map<String, ConceptRecord> records = new java.util.TreeMap<>();
        try (Stream<ConceptRecord> stream = kb.records()) {
          stream.forEach(record -> records.put(record.id(), record));
        }
        return records;
      }
    }

    /** One concept. */
    public ConceptRecord record(String id) throws IOException {
      ConceptRecord record = records().get(id);
      assertNotNull("concept " + id, record);
      return record;
    }

    /** The texts of a concept's names, the preferred one first. */
    public List<String> names(String id) throws IOException {
      return record(id).names().stream().map(ConceptRecord.Name::text).toList();
    }

    /** The current id that an id leads to. */
    public String resolve(String id) throws IOException {
      try (KnowledgeBase kb = KnowledgeBase.open(output)) {
        int concept = kb.concept(id);
        return concept < 0 ? "" : (kb.isRetired(id) ? "retired " : "") + kb.id(concept);
      }
    }

    /** The counts of an item of the only source. */
    public ItemCount count(Item item) {
      return report.sources().getFirst().count(item);
    }

    /** Why items of the only source were dropped. */
    public Map<DropReason, Long> dropped(Item item) {
      return count(item).dropped();
    }
  }

  /** Expected reasons. */
  protected static Map<DropReason, Long> reasons(Object... reasonsAndCounts) {
    Map<DropReason, Long> map = new EnumMap<>(DropReason.class);
    for (int i = 0; i < reasonsAndCounts.length; i += 2) {
      map.put((DropReason) reasonsAndCounts[i], ((Integer) reasonsAndCounts[i + 1]).longValue());
    }
    return map;
  }
}

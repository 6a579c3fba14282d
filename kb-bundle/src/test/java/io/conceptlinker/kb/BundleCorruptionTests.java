package io.conceptlinker.kb;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IncompatibleBundleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.apache.lucene.tests.util.LuceneTestCase;

public class BundleCorruptionTests extends LuceneTestCase {
  private static final List<String> FILES = files();

  private Path good = Path.of("");
  private Path bad = Path.of("");

  private static List<String> files() {
    List<String> files = new ArrayList<>(BundleFiles.kinds().keySet());
    files.add(BundleFiles.MANIFEST);
    files.add(BundleFiles.CHECKSUMS);
    return files;
  }

  @Override
  public void setUp() throws Exception {
    super.setUp();
    Path directory = createTempDir();
    good = directory.resolve("good");
    new RandomKnowledge(random(), 30).builder().write(good, "good");
    bad = directory.resolve("bad");
    Files.createDirectory(bad);
    for (String file : FILES) {
      Files.copy(good.resolve(file), bad.resolve(file));
    }
  }

  private byte[] read(String file) throws IOException {
    return Files.readAllBytes(good.resolve(file));
  }

  private void expectCorrupt(String file, String what) throws IOException {
    CorruptBundleException e =
        expectThrows(CorruptBundleException.class, what, () -> KnowledgeBase.open(bad).close());
    assertTrue(e.toString(), e.toString().contains("offset ["));
    assertTrue(e.toString(), e.toString().contains("expected"));
    boolean text = file.equals(BundleFiles.CHECKSUMS) || file.equals(BundleFiles.MANIFEST);
    // The two text files vouch for each other, so either may be named.
    assertTrue(
        e.toString(),
        e.file().endsWith(file)
            || (text
                && (e.file().endsWith(BundleFiles.CHECKSUMS)
                    || e.file().endsWith(BundleFiles.MANIFEST))));
    assertTrue(e.toString(), e.offset() >= 0);
    CheckReport report = BundleCheck.check(bad);
    assertFalse(what, report.ok());
    assertTrue(
        report.toString(),
        report.problems().stream().anyMatch(p -> p.file().equals(file) || (text && isText(p))));
  }

  private static boolean isText(CheckReport.Problem problem) {
    return problem.file().equals(BundleFiles.CHECKSUMS)
        || problem.file().equals(BundleFiles.MANIFEST);
  }

  public void testGoodBundle() throws IOException {
    KnowledgeBase.open(bad).close();
    for (Path bundle : List.of(good, bad)) {
      CheckReport report = BundleCheck.check(bundle);
      // The test framework may put files of its own into directories.
      assertEquals(
          List.of(),
          report.problems().stream().filter(p -> !p.file().startsWith("extra")).toList());
      assertEquals(FILES.size(), report.files());
    }
  }

  public void testEveryFlippedBit() throws IOException {
    for (String file : FILES) {
      byte[] bytes = read(file);
      // All bytes of the texts and of headers and footers, some of each region in between.
      int step = BundleFiles.kinds().containsKey(file) ? Math.max(1, bytes.length / 150) : 1;
      for (int i = 0; i < bytes.length; ) {
        byte before = bytes[i];
        bytes[i] ^= (byte) (1 << random().nextInt(8));
        Files.write(bad.resolve(file), bytes);
        expectCorrupt(file, file + " flipped at " + i);
        bytes[i] = before;
        boolean frame = i < 16 || i >= bytes.length - 48;
        i += frame ? 1 : 1 + random().nextInt(step);
      }
      Files.write(bad.resolve(file), bytes);
    }
    KnowledgeBase.open(bad).close();
  }

  public void testTruncation() throws IOException {
    for (String file : FILES) {
      byte[] bytes = read(file);
      for (int i = 0; i < 60; i++) {
        int length = i < 20 ? bytes.length - 1 - i : random().nextInt(bytes.length);
        Files.write(bad.resolve(file), Arrays.copyOf(bytes, Math.max(0, length)));
        expectCorrupt(file, file + " cut to " + length);
      }
      Files.write(bad.resolve(file), bytes);
    }
  }

  public void testBytesInsertedAndAppended() throws IOException {
    for (String file : FILES) {
      byte[] bytes = read(file);
      for (int i = 0; i < 20; i++) {
        int at = i == 0 ? bytes.length : random().nextInt(bytes.length);
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 0, at);
        longer[at] = (byte) random().nextInt(256);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        Files.write(bad.resolve(file), longer);
        expectCorrupt(file, file + " with a byte inserted at " + at);
      }
      Files.write(bad.resolve(file), bytes);
    }
  }

  public void testMissingFile() throws IOException {
    for (String file : FILES) {
      Files.delete(bad.resolve(file));
      expectCorrupt(file, file + " missing");
      Files.write(bad.resolve(file), read(file));
    }
  }

  public void testHalfWrittenBundle() throws IOException {
    Path half = createTempDir();
    expectThrows(CorruptBundleException.class, () -> KnowledgeBase.open(half));
    assertFalse(BundleCheck.check(half).ok());
    for (String file : FILES) {
      Files.write(half.resolve(file), read(file));
      if (!file.equals(BundleFiles.CHECKSUMS)) {
        expectThrows(CorruptBundleException.class, () -> KnowledgeBase.open(half));
        assertFalse(BundleCheck.check(half).ok());
      }
    }
    KnowledgeBase.open(half).close();
  }

  public void testNoDirectory() throws IOException {
    Path nowhere = good.resolveSibling("nowhere");
    expectThrows(CorruptBundleException.class, () -> KnowledgeBase.open(nowhere));
    assertFalse(BundleCheck.check(nowhere).ok());
    expectThrows(
        CorruptBundleException.class, () -> KnowledgeBase.open(good.resolve(BundleFiles.NAMES)));
  }

  public void testFileOfAnotherBundle() throws IOException {
    Path other = good.resolveSibling("other");
    new RandomKnowledge(random(), 31).builder().write(other, "other");
    for (String file : FILES) {
      Files.write(bad.resolve(file), Files.readAllBytes(other.resolve(file)));
      expectCorrupt(file, file + " of another bundle");
      Files.write(bad.resolve(file), read(file));
    }
  }

  public void testFilesSwapped() throws IOException {
    Files.write(bad.resolve(BundleFiles.NAMES), read(BundleFiles.CONCEPTS));
    expectCorrupt(BundleFiles.NAMES, "concepts for names");
  }

  public void testForeignFile() throws IOException {
    Files.writeString(bad.resolve("notes.txt"), "not ours");
    KnowledgeBase.open(bad).close();
    CheckReport report = BundleCheck.check(bad);
    assertTrue(report.problems().stream().anyMatch(p -> p.file().equals("notes.txt")));
  }

  public void testImpossibleCoverage() throws IOException {
    for (String coverage : List.of("1.5", "NaN", "half")) {
      replaceInManifest("\nname=", "\noption.coverage=" + coverage + "\nname=");
      CorruptBundleException e =
          expectThrows(CorruptBundleException.class, () -> KnowledgeBase.open(bad));
      assertTrue(e.getMessage(), e.getMessage().contains(coverage));
    }
  }

  public void testNewerFormat() throws IOException {
    int newer = BundleFile.FORMAT_VERSION + 1;
    replaceInManifest("format.version=" + BundleFile.FORMAT_VERSION, "format.version=" + newer);
    IncompatibleBundleException e =
        expectThrows(IncompatibleBundleException.class, () -> KnowledgeBase.open(bad));
    assertEquals(BundleFile.FORMAT_VERSION, e.expected());
    assertEquals(newer, e.found());
    assertFalse(BundleCheck.check(bad).ok());
  }

  /** From the good manifest, with the checksums of the new text: only what it says is wrong. */
  private void replaceInManifest(String what, String by) throws IOException {
    String manifest = new String(read(BundleFiles.MANIFEST), StandardCharsets.UTF_8);
    assertTrue(manifest.contains(what));
    int place = manifest.indexOf(what);
    byte[] text =
        (manifest.substring(0, place) + by + manifest.substring(place + what.length()))
            .getBytes(StandardCharsets.UTF_8);
    Files.write(bad.resolve(BundleFiles.MANIFEST), text);
    String checksums = new String(read(BundleFiles.CHECKSUMS), StandardCharsets.UTF_8);
    TreeMap<String, String> hashes = new TreeMap<>(ChecksumsText.parse(bad, checksums).hashes());
    hashes.put(BundleFiles.MANIFEST, ChecksumsText.sha256(text));
    Files.writeString(bad.resolve(BundleFiles.CHECKSUMS), new ChecksumsText(hashes).format());
  }
}

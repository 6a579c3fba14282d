package io.conceptlinker.kb;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IncompatibleBundleException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Proves a bundle: every byte of every file against both kinds of checksums, no file too many or
 * too few, and then that the columns fit together and every name is found. Reports all problems,
 * not only the first one.
 */
public final class BundleCheck {
  private static final String WHOLE = ".";

  private final Path bundle;
  private final List<CheckReport.Problem> problems = new ArrayList<>();
  private int files;
  private long bytes;
  private long names;

  private BundleCheck(Path bundle) {
    this.bundle = bundle;
  }

  /**
   * Checks a bundle.
   *
   * @throws IOException if a file cannot be read at all; damage is reported, not thrown
   */
  public static CheckReport check(Path bundle) throws IOException {
    BundleCheck check = new BundleCheck(bundle);
    if (!Files.isDirectory(bundle)) {
      check.problem(WHOLE, 0, "expected the directory of a bundle");
    } else {
      check.checkListing();
      check.checkFiles();
      check.checkHashes();
      check.checkContent();
    }
    return new CheckReport(check.files, check.bytes, check.names, check.problems);
  }

  private void problem(String file, long offset, String message) {
    problems.add(new CheckReport.Problem(file, offset, message));
  }

  private void checkListing() throws IOException {
    TreeSet<String> expected = new TreeSet<>(BundleFiles.kinds().keySet());
    expected.add(BundleFiles.MANIFEST);
    expected.add(BundleFiles.CHECKSUMS);
    try (Stream<Path> listed = Files.list(bundle)) {
      for (Path path : listed.sorted().toList()) {
        String name = path.getFileName().toString();
        if (!expected.remove(name)) {
          problem(name, 0, "expected no such file in a bundle; remove it");
        }
      }
    }
    for (String missing : expected) {
      problem(missing, 0, "expected a file, found none");
    }
  }

  private void checkFiles() throws IOException {
    for (Map.Entry<String, String> kind : BundleFiles.kinds().entrySet()) {
      Path path = bundle.resolve(kind.getKey());
      if (Files.exists(path)) {
        try (Arena arena = Arena.ofConfined()) {
          BundleFile file = BundleFile.open(path, kind.getValue(), arena);
          files++;
          bytes += file.length();
        } catch (CorruptBundleException e) {
          problem(kind.getKey(), e.offset(), String.valueOf(e.getMessage()));
        } catch (IncompatibleBundleException e) {
          problem(kind.getKey(), 0, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void checkHashes() throws IOException {
    Path path = bundle.resolve(BundleFiles.CHECKSUMS);
    if (!Files.exists(path)) {
      return;
    }
    files++;
    bytes += Files.size(path);
    ChecksumsText checksums;
    try {
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      checksums = ChecksumsText.parse(path, text);
    } catch (CorruptBundleException e) {
      problem(BundleFiles.CHECKSUMS, e.offset(), String.valueOf(e.getMessage()));
      return;
    }
    for (Map.Entry<String, String> line : checksums.hashes().entrySet()) {
      Path file = bundle.resolve(line.getKey());
      if (Files.isRegularFile(file)) {
        String found = sha256(file);
        if (!found.equals(line.getValue())) {
          problem(
              line.getKey(),
              0,
              "expected SHA-256 [" + line.getValue() + "], found [" + found + "]");
        }
      }
    }
    if (Files.exists(bundle.resolve(BundleFiles.MANIFEST))) {
      files++;
      bytes += Files.size(bundle.resolve(BundleFiles.MANIFEST));
    }
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = ChecksumsText.newDigest();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void checkContent() throws IOException {
    try (KnowledgeBase kb = KnowledgeBase.open(bundle)) {
      names = new ContentCheck(kb, message -> problem(WHOLE, 0, message)).run();
    } catch (CorruptBundleException e) {
      Path path = Path.of(e.file()).getFileName();
      String file = path == null ? WHOLE : path.toString();
      if (problems.stream().noneMatch(known -> known.file().equals(file))) {
        problem(file, e.offset(), String.valueOf(e.getMessage()));
      }
    } catch (IncompatibleBundleException e) {
      problem(BundleFiles.MANIFEST, 0, String.valueOf(e.getMessage()));
    }
  }
}

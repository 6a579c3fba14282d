package io.conceptlinker.kb;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The verified, mapped files of a bundle.
 *
 * <p>Each file vouches for its own bytes (CRC32C by block), the manifest names the length and the
 * checksum of each file, {@code checksums.txt} has the hash of the manifest, and the manifest has
 * the hash of the other lines of {@code checksums.txt}: no byte of the directory can change alone.
 */
record BundleDirectory(Path path, ManifestText manifest, Map<String, BundleFile> files) {
  private static final int MAX_TEXT_BYTES = 1 << 24;

  static BundleDirectory open(Path path, Arena arena) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new CorruptBundleException(path, 0, "expected the directory of a bundle");
    }
    Path checksumsPath = path.resolve(BundleFiles.CHECKSUMS);
    if (!Files.exists(checksumsPath) && !Files.exists(path.resolve(BundleFiles.MANIFEST))) {
      throw new CorruptBundleException(
          path, 0, "expected the directory that kb build wrote, found another");
    }
    ChecksumsText checksums = ChecksumsText.parse(checksumsPath, decode(read(checksumsPath)));
    ManifestText manifest = readManifest(path, checksums);
    if (!checksums.contentHash().equals(manifest.contentHash())) {
      throw new CorruptBundleException(
          checksumsPath, 0, "expected lines that hash to [" + manifest.contentHash() + "]");
    }
    Map<String, BundleFile> files = new HashMap<>();
    for (Map.Entry<String, String> kind : BundleFiles.kinds().entrySet()) {
      String name = kind.getKey();
      BundleFile file = BundleFile.open(path.resolve(name), kind.getValue(), arena);
      ManifestText.FileMark mark = manifest.files().get(name);
      if (mark == null || !checksums.hashes().containsKey(name)) {
        throw new CorruptBundleException(checksumsPath, 0, "expected a line for [" + name + "]");
      }
      if (file.length() != mark.length() || file.checksum() != mark.checksum()) {
        throw new CorruptBundleException(
            file.path(),
            file.length(),
            "expected the file of this bundle ("
                + mark.length()
                + " bytes, checksum "
                + Integer.toHexString(mark.checksum())
                + "), found a file of another bundle ("
                + file.length()
                + " bytes, checksum "
                + Integer.toHexString(file.checksum())
                + ")");
      }
      files.put(name, file);
    }
    return new BundleDirectory(path, manifest, files);
  }

  private static ManifestText readManifest(Path path, ChecksumsText checksums) throws IOException {
    Path manifestPath = path.resolve(BundleFiles.MANIFEST);
    byte[] bytes = read(manifestPath);
    String found = ChecksumsText.sha256(bytes);
    if (!found.equals(checksums.hashes().get(BundleFiles.MANIFEST))) {
      throw new CorruptBundleException(
          manifestPath,
          0,
          "expected the SHA-256 in "
              + BundleFiles.CHECKSUMS
              + " ["
              + checksums.hashes().get(BundleFiles.MANIFEST)
              + "], found ["
              + found
              + "]");
    }
    return ManifestText.parse(manifestPath, decode(bytes));
  }

  private static String decode(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] read(Path path) throws IOException {
    try {
      if (Files.size(path) > MAX_TEXT_BYTES) {
        throw new CorruptBundleException(
            path, MAX_TEXT_BYTES, "expected at most " + MAX_TEXT_BYTES + " bytes");
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      CorruptBundleException missing =
          new CorruptBundleException(path, 0, "expected a file, found none");
      missing.initCause(e);
      throw missing;
    }
  }

  BundleFile file(String name) {
    BundleFile file = files.get(name);
    if (file == null) {
      throw new IllegalStateException("bundle file [" + name + "]: expected to be open");
    }
    return file;
  }
}

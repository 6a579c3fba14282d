package io.conceptlinker.load.input;

import io.conceptlinker.load.input.KbFormatException.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A file that is read once from start to end, decompressed by what its first bytes are (gzip, or a
 * zip that holds one file) whatever its name is, and hashed on the way. Confined to one thread.
 */
public final class SourceFile extends InputStream {

  private static final int GZIP_MAGIC = 0x8b1f;
  private static final int ZIP_MAGIC = 0x4b50;
  private static final int CHUNK = 1 << 16;

  private final String name;
  private final long bytesOnDisk;
  private final CountingStream raw;
  private final MessageDigest digest;
  private final InputStream content;
  private final Progress progress;
  private final long opened = System.nanoTime();
  private long rows;

  private SourceFile(Path path, String name, Progress progress) throws IOException {
    this.name = name;
    this.progress = progress;
    this.digest = sha256();
    this.bytesOnDisk = Files.size(path);
    this.raw = new CountingStream(Files.newInputStream(path));
    try {
      this.content = decompressed(new DigestInputStream(raw, digest));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Opens a file, which is known by its own name in messages and provenance.
   *
   * @throws KbFormatException if there is no such file, or it is an archive of several
   */
  public static SourceFile open(Path path, Progress progress) throws IOException {
    return open(path, nameOf(path), progress);
  }

  /** Opens a file that messages and provenance call by a name of the caller's. */
  public static SourceFile open(Path path, String name, Progress progress) throws IOException {
    if (!Files.isRegularFile(path)) {
      String found = Files.isDirectory(path) ? "a directory" : "nothing";
      throw new KbFormatException(
          name,
          0,
          new Problem("source file", path.toString(), "a file", found, "check the path"),
          new NoSuchFileException(path.toString()));
    }
    return new SourceFile(path, name, progress);
  }

  /** The last part of a path. */
  public static String nameOf(Path path) {
    Path last = path.getFileName();
    return last == null ? path.toString() : last.toString();
  }

  /** The name used in messages. */
  public String name() {
    return name;
  }

  /** Counts one data row. */
  public void countRow() {
    if (++rows % Progress.EVERY == 0) {
      report(raw.fraction(bytesOnDisk));
    }
  }

  /** Reads what is left and says what was read; to be called once, at the end. */
  public FileProvenance provenance() throws IOException {
    byte[] chunk = new byte[CHUNK];
    int n = 0;
    while (n >= 0) {
      // an archive is only known to be whole when it was read to its end
      n = read(chunk, 0, chunk.length);
    }
    try (InputStream rest = new DigestInputStream(raw, digest)) {
      for (n = 0; n >= 0; n = rest.read(chunk)) {
        // what follows an archive's data belongs to the hash
      }
    }
    report(1);
    return new FileProvenance(name, bytesOnDisk, HexFormat.of().formatHex(digest.digest()), rows);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    try {
      return content.read(into, offset, length);
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  private void report(double fraction) {
    double seconds = Math.max((System.nanoTime() - opened) / 1e9, 1e-9);
    progress.rows(name, rows, fraction, rows / seconds);
  }

  private InputStream decompressed(InputStream hashed) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(hashed, CHUNK);
    buffered.mark(2);
    int magic = buffered.read() | buffered.read() << 8;
    buffered.reset();
    try {
      return switch (magic) {
        case GZIP_MAGIC -> new GZIPInputStream(buffered, CHUNK);
        case ZIP_MAGIC -> new OneFileZip(new ZipInputStream(buffered), name);
        default -> buffered;
      };
    } catch (EOFException | ZipException e) {
      throw broken(e);
    }
  }

  private KbFormatException broken(IOException cause) {
    String found = "an end or damage within the first " + raw.count + " bytes";
    return new KbFormatException(
        name,
        0,
        new Problem("compressed data", "", "a whole archive", found, "fetch the file again"),
        cause);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

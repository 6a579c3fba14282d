package io.conceptlinker.load.input;

import io.conceptlinker.load.input.KbFormatException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The content of the only file in a zip archive; none or a second one is an error. */
final class OneFileZip extends InputStream {

  private final ZipInputStream zip;
  private final String archive;
  private boolean ended;

  OneFileZip(ZipInputStream zip, String archive) throws IOException {
    this.zip = zip;
    this.archive = archive;
    if (nextFile() == null) {
      throw new KbFormatException(
          archive, 0, new Problem("zip archive", "", "one file in it", "none", "check it"));
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int n = zip.read(into, offset, length);
    if (n < 0) {
      ended = true;
      ZipEntry second = nextFile();
      if (second != null) {
        throw new KbFormatException(
            archive,
            0,
            new Problem(
                "zip archive",
                second.getName(),
                "one file in it",
                "a second one",
                "unpack it and name the file that is meant"));
      }
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private @Nullable ZipEntry nextFile() throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && (entry.isDirectory() || entry.getName().startsWith("__MACOSX/"))) {
      entry = zip.getNextEntry();
    }
    return entry;
  }
}

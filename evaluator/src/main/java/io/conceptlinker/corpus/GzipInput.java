package io.conceptlinker.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks gzip; damage is said of the file by name. Confined to a thread. */
final class GzipInput extends GZIPInputStream {
  private static final int BUFFER = 1 << 16;

  private final String file;

  GzipInput(String file, InputStream in) throws IOException {
    super(in, BUFFER);
    this.file = file;
  }

  static CorpusFormatException damaged(String file) {
    return new CorpusFormatException(
        file, "a whole gzip file", "a cut or damaged one", "fetch it again");
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      return super.read(bytes, from, length);
    } catch (ZipException | EOFException e) {
      throw damaged(file);
    }
  }
}

package io.conceptlinker.load.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows how many bytes went through it. Confined to one thread. */
final class CountingStream extends FilterInputStream {

  long count;

  CountingStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    count += Math.max(n, 0);
    return n;
  }

  double fraction(long total) {
    return total == 0 ? 1 : Math.min(1, (double) count / total);
  }
}

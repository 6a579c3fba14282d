package io.conceptlinker.kb.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Strings in UTF-8, one after the other in pages of 4 MiB: a few bytes a string more than its text.
 * A longer string gets a page of its own.
 */
public final class TextPool {
  private static final int PAGE_BITS = 22;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final int LENGTH_BYTES = Integer.BYTES;

  private final List<byte[]> pages = new ArrayList<>();
  private byte[] open = new byte[0];
  private int openPage;
  private int end;

  /** Creates an empty pool. */
  public TextPool() {}

  /** Appends a string and returns its address. */
  public long add(CharSequence text) {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    int needed = LENGTH_BYTES + bytes.length;
    if (needed > PAGE_SIZE) {
      byte[] page = new byte[needed];
      put(page, 0, bytes);
      pages.add(page);
      return (long) (pages.size() - 1) << PAGE_BITS;
    }
    if (end + needed > open.length) {
      open = new byte[PAGE_SIZE];
      openPage = pages.size();
      pages.add(open);
      end = 0;
    }
    put(open, end, bytes);
    long address = (long) openPage << PAGE_BITS | end;
    end += needed;
    return address;
  }

  private static void put(byte[] page, int at, byte[] bytes) {
    for (int i = 0; i < LENGTH_BYTES; i++) {
      page[at + i] = (byte) (bytes.length >>> (Byte.SIZE * i));
    }
    System.arraycopy(bytes, 0, page, at + LENGTH_BYTES, bytes.length);
  }

  /** Points {@code into} at the string with an address. */
  public BytesRef get(long address, BytesRef into) {
    byte[] page = pages.get((int) (address >>> PAGE_BITS));
    int at = (int) (address & (PAGE_SIZE - 1));
    int length = 0;
    for (int i = 0; i < LENGTH_BYTES; i++) {
      length |= (page[at + i] & 0xFF) << (Byte.SIZE * i);
    }
    into.bytes = page;
    into.offset = at + LENGTH_BYTES;
    into.length = length;
    return into;
  }
}

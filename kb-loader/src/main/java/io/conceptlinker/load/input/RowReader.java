package io.conceptlinker.load.input;

import io.conceptlinker.load.input.KbFormatException.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The lines of a file and their fields, as ranges of one reused buffer. Lines end with LF or CRLF,
 * the last one may end with the file; a byte order mark is skipped; blank lines are no rows.
 * Confined to one thread.
 */
public final class RowReader implements Closeable {

  /** As delimiter: the whole line is one field. */
  public static final char NO_DELIMITER = '\n';

  private static final int FIRST_BUFFER = 1 << 18;
  private static final int LONGEST_LINE = 1 << 26;

  private final SourceFile file;
  private final byte delimiter;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int filled;
  private int next;
  private boolean atEnd;
  private long line;

  /** End of field i; it starts one after the end of field i-1. */
  private int[] ends = new int[64];

  private int lineStart;
  private int fields;

  private RowReader(SourceFile file, char delimiter) {
    if (delimiter > 0x7f) {
      throw new IllegalArgumentException("delimiter [" + delimiter + "]: expected ASCII");
    }
    this.file = file;
    this.delimiter = (byte) delimiter;
  }

  /** Reads rows from where the file is; closing the reader closes the file. */
  public static RowReader of(SourceFile file, char delimiter) throws IOException {
    RowReader rows = new RowReader(file, delimiter);
    rows.skipByteOrderMark();
    return rows;
  }

  /** Moves to the next line that is not blank; false at the end of the file. */
  public boolean next() throws IOException {
    while (nextLine()) {
      if (ends[fields - 1] > lineStart) {
        return true;
      }
    }
    return false;
  }

  /** Moves to the next line, blank or not; false at the end of the file. */
  public boolean nextLine() throws IOException {
    int scan = next;
    lineStart = next;
    fields = 0;
    while (true) {
      byte[] bytes = buffer;
      int limit = filled;
      for (; scan < limit; scan++) {
        byte b = bytes[scan];
        if (b == '\n') {
          next = scan + 1;
          endLine(scan);
          return true;
        }
        if (b == delimiter) {
          endField(scan);
        }
      }
      if (atEnd) {
        next = scan;
        if (scan == lineStart) {
          return false;
        }
        endLine(scan);
        return true;
      }
      scan -= refill();
    }
  }

  /** Number of the current line, from 1. */
  public long line() {
    return line;
  }

  /** Number of fields of the current line, at least 1. */
  public int fields() {
    return fields;
  }

  /** The buffer that {@link #start} and {@link #end} point into, until the next line. */
  public byte[] bytes() {
    return buffer;
  }

  /** First byte of a field. */
  public int start(int field) {
    return field == 0 ? lineStart : ends[field - 1] + 1;
  }

  /** One after the last byte of a field. */
  public int end(int field) {
    return ends[field];
  }

  /** Whether a field is empty, or the line ends before it. */
  public boolean isEmpty(int field) {
    return field >= fields || start(field) == ends[field];
  }

  /** Whether a field is this ASCII text. */
  public boolean is(int field, String ascii) {
    int start = start(field);
    if (ends[field] - start != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (buffer[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The field's text; empty when the line ends before it.
   *
   * @throws KbFormatException if it is not UTF-8
   */
  public String text(int field) throws KbFormatException {
    if (field >= fields) {
      return "";
    }
    int start = start(field);
    String text = Utf8.decode(buffer, start, ends[field]);
    if (text == null) {
      throw problem("text of field " + (field + 1), "", "UTF-8", "other bytes", "convert the file");
    }
    return text;
  }

  /** A problem of the current line. */
  public KbFormatException problem(
      String what, String value, String expected, String found, String action) {
    return new KbFormatException(
        file.name(), line, new Problem(what, value, expected, found, action));
  }

  /** The file that is read. */
  public SourceFile file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void endField(int at) {
    if (fields == ends.length) {
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    ends[fields++] = at;
  }

  private void endLine(int at) {
    line++;
    endField(at > lineStart && buffer[at - 1] == '\r' ? at - 1 : at);
  }

  /** Makes room, reads more, and answers how far the current line moved towards the start. */
  private int refill() throws IOException {
    int shift = lineStart;
    if (shift > 0) {
      System.arraycopy(buffer, shift, buffer, 0, filled - shift);
      filled -= shift;
      lineStart = 0;
      for (int i = 0; i < fields; i++) {
        ends[i] -= shift;
      }
    } else if (filled == buffer.length) {
      if (filled >= LONGEST_LINE) {
        line++;
        throw problem(
            "line", "", "at most " + LONGEST_LINE + " bytes", "more", "check that it is text");
      }
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int n = file.read(buffer, filled, buffer.length - filled);
    if (n < 0) {
      atEnd = true;
    } else {
      filled += n;
    }
    return shift;
  }

  private void skipByteOrderMark() throws IOException {
    while (filled < 3 && !atEnd) {
      refill();
    }
    if (filled >= 3
        && buffer[0] == (byte) 0xef
        && buffer[1] == (byte) 0xbb
        && buffer[2] == (byte) 0xbf) {
      next = 3;
    }
  }
}

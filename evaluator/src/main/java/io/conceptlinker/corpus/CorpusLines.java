package io.conceptlinker.corpus;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The lines of a UTF-8 file, counted; {@code .gz} is unpacked. Confined to a thread. */
public final class CorpusLines implements Closeable {
  private final String file;
  private final BufferedReader lines;
  private long number;

  /** The lines of a stream; {@code file} is its name in error messages. */
  public CorpusLines(String file, InputStream in) {
    this.file = file;
    this.lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
  }

  /** The lines of a text that was decoded already. */
  public CorpusLines(String file, String text) {
    this.file = file;
    this.lines = new BufferedReader(new StringReader(text));
  }

  /** The lines of a file. */
  public static CorpusLines open(Path path) throws IOException {
    return new CorpusLines(path.toString(), stream(path));
  }

  /** The bytes of a file, unpacked. */
  public static InputStream stream(Path path) throws IOException {
    return unpacked(path.toString(), Files.newInputStream(path));
  }

  /** The bytes of a stream, unpacked if its name ends in {@code .gz}; closed if that fails. */
  public static InputStream unpacked(String file, InputStream in) throws IOException {
    if (!file.endsWith(".gz") && !file.endsWith(".tgz")) {
      return in;
    }
    try {
      return new GzipInput(file, in);
    } catch (IOException e) {
      in.close();
      throw e instanceof ZipException || e instanceof EOFException ? GzipInput.damaged(file) : e;
    }
  }

  /** The next line without its end, or null. */
  public @Nullable String next() throws IOException {
    try {
      String line = lines.readLine();
      number++;
      return number == 1 && line != null && line.startsWith("\ufeff") ? line.substring(1) : line;
    } catch (CharacterCodingException e) {
      throw new CorpusFormatException(
          file, number + 1, "UTF-8", "other bytes near this line", "convert the file to UTF-8");
    }
  }

  /** A problem with the line that was read last. */
  public CorpusFormatException wrong(String expected, String found, String remedy) {
    return wrong(number, expected, found, remedy);
  }

  /** A problem with a line that was read earlier. */
  public CorpusFormatException wrong(long line, String expected, String found, String remedy) {
    return new CorpusFormatException(file, line, expected, found, remedy);
  }

  /** The number of the line that was read last, from 1. */
  public long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

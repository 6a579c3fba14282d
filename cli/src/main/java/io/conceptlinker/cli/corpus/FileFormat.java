package io.conceptlinker.cli.corpus;

import io.conceptlinker.corpus.format.CorpusFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Tells a file's format by its first line, whatever its name is. */
public final class FileFormat {

  private static final Pattern PUBTATOR_TITLE = Pattern.compile("[^|\\s]+\\|t\\|.*");
  private static final int BEGINNING = 4_000;

  private FileFormat() {}

  /** The format of a file. */
  public static CorpusFormat of(Path file) throws IOException {
    char[] beginning = new char[BEGINNING];
    int length;
    try (BufferedReader in = text(file)) {
      length = Math.max(0, in.read(beginning));
    }
    String text = new String(beginning, 0, length).replaceFirst("^\uFEFF", "").stripLeading();
    String firstLine = text.lines().findFirst().orElse("");
    if (firstLine.startsWith("{")) {
      return CorpusFormat.JSONL;
    }
    return PUBTATOR_TITLE.matcher(firstLine).matches() ? CorpusFormat.PUBTATOR : CorpusFormat.TEXT;
  }

  /** The format of a file; directories have text files. */
  public static CorpusFormat ofFileOrDirectory(Path path) throws IOException {
    return Files.isDirectory(path) ? CorpusFormat.TEXT : of(path);
  }

  /** Opens a text file in UTF-8; one that ends in {@code .gz} is unpacked. */
  public static BufferedReader text(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}

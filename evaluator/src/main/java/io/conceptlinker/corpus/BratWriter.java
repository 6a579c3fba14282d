package io.conceptlinker.corpus;

import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Writes brat standoff into a directory: {@code ID.txt} with the text and {@code ID.ann} with a T
 * line for each mention, an N line that links it to {@code KB:ID}, and an A line with its assertion
 * where that is not {@code present}. Offsets count code points; a mention across a line break is
 * written as fragments. Characters that a file name cannot hold become {@code _}. Confined to a
 * thread.
 */
public final class BratWriter implements LinkWriter {
  private final Path directory;
  private final String resource;
  private final Set<String> written = new HashSet<>();

  /**
   * @param directory created when it is missing
   * @param kbName the knowledge base's name, the resource of the N lines
   */
  public BratWriter(Path directory, String kbName) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.resource = kbName.replaceAll("[^\\p{L}\\p{N}._-]", "_");
  }

  @Override
  public void write(CorpusDocument document, LinkResult links) throws IOException {
    String name = document.id().replaceAll("[^\\p{L}\\p{N}._-]", "_");
    if (!written.add(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "document ["
              + document.id()
              + "]: expected an id that gives a new file name, found ["
              + name
              + "] again; make the ids unique");
    }
    String text = document.text();
    Files.writeString(directory.resolve(name + ".txt"), text);
    try (Writer out = Files.newBufferedWriter(directory.resolve(name + ".ann"))) {
      CodePointOffsets offsets = new CodePointOffsets(text);
      int number = 0;
      int attribute = 0;
      for (Mention mention : links.mentions()) {
        number++;
        int start = document.start(mention);
        int end = document.end(mention);
        out.write("T" + number + "\tConcept " + fragments(text, offsets, start, end) + "\t");
        out.write(text.substring(start, end).replaceAll("\\s*[\\r\\n]\\s*", " ") + "\n");
        out.write("N" + number + "\tReference T" + number + " " + resource + ":");
        out.write(mention.conceptId() + "\t" + mention.name().replaceAll("\\s+", " ") + "\n");
        if (mention.assertion() != Assertion.PRESENT) {
          attribute++;
          out.write("A" + attribute + "\tAssertion T" + number + " ");
          out.write(mention.assertion().label() + "\n");
        }
      }
    }
  }

  @Override
  public void close() {}

  /** {@code "3 7"}, or {@code "3 7;8 12"} where a line breaks in between. */
  private static String fragments(String text, CodePointOffsets offsets, int start, int end) {
    StringBuilder fragments = new StringBuilder();
    int from = start;
    while (from < end) {
      int to = from;
      while (to < end && text.charAt(to) != '\n' && text.charAt(to) != '\r') {
        to++;
      }
      int last = to;
      while (last > from && Character.isWhitespace(text.charAt(last - 1))) {
        last--;
      }
      if (last > from) {
        fragments.append(fragments.isEmpty() ? "" : ";");
        fragments.append(offsets.toCodePoints(from)).append(' ');
        fragments.append(offsets.toCodePoints(last));
      }
      from = to + 1;
      while (from < end && Character.isWhitespace(text.charAt(from))) {
        from++;
      }
    }
    return fragments.toString();
  }
}

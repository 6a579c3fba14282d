package io.conceptlinker.kb;

/**
 * A file that a knowledge base was built from.
 *
 * @param source the kind of source, for example {@code umls} or {@code obo}
 * @param file the name of the file, without directories
 * @param sha256 the SHA-256 of its bytes in hexadecimal
 * @param rows how many rows or records were read
 */
public record SourceFile(String source, String file, String sha256, long rows)
    implements Comparable<SourceFile> {

  @Override
  public int compareTo(SourceFile other) {
    int order = source.compareTo(other.source);
    if (order == 0) {
      order = file.compareTo(other.file);
    }
    if (order == 0) {
      order = sha256.compareTo(other.sha256);
    }
    return order == 0 ? Long.compare(rows, other.rows) : order;
  }
}

package io.conceptlinker.corpus.format;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a corpus is.
 *
 * @param path a file, a directory with files below it, or an archive of them ({@code .zip}, {@code
 *     .tar}, {@code .tar.gz}, {@code .tgz}); {@code .gz} is unpacked
 * @param texts where its texts are if not there too, likewise; formats that have the text in the
 *     annotated file pass it over
 * @param language ISO 639-1 code of documents that do not say their language; may be empty
 */
public record CorpusSource(Path path, Optional<Path> texts, String language) {

  /** A corpus that is all in one place and says its language, or does not. */
  public static CorpusSource of(Path path) {
    return new CorpusSource(path, Optional.empty(), "");
  }
}

package io.conceptlinker.load.umls;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.RowReader;
import io.conceptlinker.load.input.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of a release are: {@code META} or the directory itself, plain or gzipped. */
final class UmlsFiles {

  private final Path directory;

  UmlsFiles(Path given) throws KbFormatException {
    Path meta = given.resolve("META");
    this.directory = Files.isDirectory(meta) ? meta : given;
    if (!has("MRCONSO.RRF")) {
      throw new KbFormatException(
          given.toString(),
          0,
          new Problem(
              "UMLS release",
              "",
              "MRCONSO.RRF or MRCONSO.RRF.gz here or in META",
              Files.isDirectory(given) ? "neither" : "no such directory",
              "name the directory that MetamorphoSys wrote"));
    }
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  RowReader open(String name, Progress progress) throws IOException {
    Path file = find(name).orElseThrow();
    return RowReader.of(SourceFile.open(file, progress), '|');
  }

  private Optional<Path> find(String name) {
    Path plain = directory.resolve(name);
    if (Files.isRegularFile(plain)) {
      return Optional.of(plain);
    }
    Path zipped = directory.resolve(name + ".gz");
    return Files.isRegularFile(zipped) ? Optional.of(zipped) : Optional.empty();
  }
}

package io.conceptlinker.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The one native library that the server wants and that no Maven artifact carries: zstd, taken from
 * the system. Without it the server starts with native access disabled: no system call filter, no
 * locked memory, and indices with {@code best_compression} fail.
 */
final class NativeLibrary {

  private static final List<Path> USUAL_PLACES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libzstd.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/libzstd.so.1"),
          Path.of("/lib/x86_64-linux-gnu/libzstd.so.1"),
          Path.of("/lib/aarch64-linux-gnu/libzstd.so.1"),
          Path.of("/usr/lib64/libzstd.so.1"),
          Path.of("/usr/lib/libzstd.so.1"),
          Path.of("/opt/homebrew/lib/libzstd.dylib"),
          Path.of("/usr/local/lib/libzstd.dylib"));

  private NativeLibrary() {}

  /** The system's zstd library, if it is in one of the usual places. */
  static Optional<Path> ofSystem() {
    return USUAL_PLACES.stream().filter(Files::isRegularFile).findFirst();
  }

  /** Copies the library into the directory under the name that the server loads. */
  static void copy(Path library, Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.copy(
        library,
        directory.resolve(System.mapLibraryName("zstd")),
        StandardCopyOption.REPLACE_EXISTING);
  }
}

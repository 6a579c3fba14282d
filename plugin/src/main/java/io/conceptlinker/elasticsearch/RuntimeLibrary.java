package io.conceptlinker.elasticsearch;

import java.nio.file.Files;
import java.nio.file.Path;
import org.elasticsearch.plugins.Platforms;

/**
 * Where ONNX Runtime finds its native libraries: in the plugin's directory, where they lie as files
 * ({@code platform/linux-x86_64} and the like). They need not be unpacked to a temporary directory
 * at each start, which may be mounted so that nothing in it can be run, and which a node that is
 * killed does not tidy up.
 */
final class RuntimeLibrary {
  private static final String PROPERTY = "onnxruntime.native.path";

  private RuntimeLibrary() {}

  /**
   * Points ONNX Runtime to its libraries, unless somebody did already. Where there are none for
   * this platform, it looks for them in its own way.
   */
  static void use(Path plugin) {
    Path directory = plugin.resolve("platform").resolve(Platforms.PLATFORM_NAME);
    if (System.getProperty(PROPERTY) == null && Files.isDirectory(directory)) {
      System.setProperty(PROPERTY, directory.toString());
    }
  }
}

package io.conceptlinker.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files of the page, held in memory. Immutable. */
final class Assets {

  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "page.css", "text/css; charset=utf-8",
          "page.js", "text/javascript; charset=utf-8",
          "icon.svg", "image/svg+xml");

  private final Map<String, byte[]> files;

  private Assets(Map<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Reads them from the class path.
   *
   * @throws IOException if one is missing
   */
  static Assets load() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      try (InputStream in = Assets.class.getResourceAsStream(type.getKey())) {
        if (in == null) {
          throw new IOException(
              "file ["
                  + type.getKey()
                  + "] of the page: expected it on the class path, found none; build it with `mvn"
                  + " -pl page package`");
        }
        files.put(type.getKey(), in.readAllBytes());
      }
    }
    return new Assets(files);
  }

  /**
   * The file behind a path. Every view of the page has an address of its own and the same file; the
   * script reads the address.
   */
  Optional<String> at(String path) {
    boolean isView =
        path.equals("/")
            || path.equals("/text")
            || path.startsWith("/concept/")
            || path.startsWith("/document/");
    String file = isView ? "index.html" : path.substring(1);
    return files.containsKey(file) ? Optional.of(file) : Optional.empty();
  }

  /** Media type of a file that is there. */
  String type(String file) {
    return TYPES.getOrDefault(file, "application/octet-stream");
  }

  /** Content of a file that is there; not to be written to. */
  byte[] bytes(String file) {
    return files.getOrDefault(file, new byte[0]);
  }
}

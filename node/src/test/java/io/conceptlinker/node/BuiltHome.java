package io.conceptlinker.node;

import java.io.IOException;
import java.nio.file.Path;

/** The home that this module's build has just assembled. */
final class BuiltHome {

  private BuiltHome() {}

  static ElasticsearchHome get() throws IOException {
    // Surefire runs tests in the module's directory.
    return ElasticsearchHome.at(Path.of("target", "elasticsearch-home"));
  }
}

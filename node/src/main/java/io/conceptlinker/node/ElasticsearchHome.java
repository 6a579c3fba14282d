package io.conceptlinker.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The part of an Elasticsearch installation that nodes share and nobody writes to: {@code lib} and
 * {@code modules}, as the build of this module assembles them. Immutable.
 */
public final class ElasticsearchHome {

  private final Path directory;
  private final String version;

  private ElasticsearchHome(Path directory, String version) {
    this.directory = directory;
    this.version = version;
  }

  /**
   * The home in a directory.
   *
   * @throws NodeException if it is not there or not complete
   */
  public static ElasticsearchHome at(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    String version = versionOfBuild();
    String[] expected = {
      "lib/elasticsearch-" + version + ".jar",
      "lib/entitlement-agent/entitlement-agent.jar",
      "lib/entitlement-bridge/elasticsearch-entitlement-bridge-" + version + ".jar",
      "lib/tools/ansi-console/ansi-console.jar",
      "modules/transport-netty4/plugin-descriptor.properties",
    };
    for (String file : expected) {
      if (!Files.isRegularFile(absolute.resolve(file))) {
        throw new NodeException(
            "Elasticsearch home ["
                + absolute
                + "]: expected the file "
                + file
                + ", found none; assemble it with `mvn -pl node package`");
      }
    }
    return new ElasticsearchHome(absolute, version);
  }

  /** The version of Elasticsearch, for example {@code 9.5.3}. */
  public String version() {
    return version;
  }

  Path lib() {
    return directory.resolve("lib");
  }

  Path modules() {
    return directory.resolve("modules");
  }

  private static String versionOfBuild() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = ElasticsearchHome.class.getResourceAsStream("elasticsearch.properties")) {
      if (in == null) {
        throw new IllegalStateException("elasticsearch.properties is missing from the node jar");
      }
      properties.load(in);
    }
    return properties.getProperty("version");
  }
}

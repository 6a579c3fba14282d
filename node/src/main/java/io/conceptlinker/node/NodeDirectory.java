package io.conceptlinker.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What belongs to one node: {@code home} (shared jars by reference, own plugins), {@code config},
 * {@code data}, {@code logs} and {@code tmp}. Immutable; the files are for one node at a time.
 *
 * <p>Where the server's user cannot read the directory that was asked for (a checkout below {@code
 * /root}, say), a directory of the same content is made where it can: see {@link #root()}.
 */
public final class NodeDirectory {

  private final Path root;
  private final ElasticsearchHome shared;
  private final ServerUser user;
  private final boolean nativeAccess;

  private NodeDirectory(
      Path root, ElasticsearchHome shared, ServerUser user, boolean nativeAccess) {
    this.root = root;
    this.shared = shared;
    this.user = user;
    this.nativeAccess = nativeAccess;
  }

  /**
   * Makes the directory, or completes one that is there; data and plugins are kept.
   *
   * @throws NodeException if no place is found that the server's user can read
   */
  public static NodeDirectory create(Path wanted, ElasticsearchHome shared) throws IOException {
    return create(wanted, shared, NativeLibrary.ofSystem());
  }

  static NodeDirectory create(Path wanted, ElasticsearchHome shared, Optional<Path> zstd)
      throws IOException {
    ServerUser user = ServerUser.detect();
    Path root = ReadablePlace.of(wanted, user);
    NodeDirectory directory = new NodeDirectory(root, shared, user, zstd.isPresent());
    for (Path part :
        new Path[] {
          directory.plugins(),
          directory.config(),
          directory.data(),
          directory.logs(),
          directory.temporary()
        }) {
      Files.createDirectories(part);
    }
    SharedFiles.refer(shared.lib(), directory.lib(), user);
    SharedFiles.refer(shared.modules(), directory.home().resolve("modules"), user);
    directory.writeLogConfiguration();
    if (zstd.isPresent()) {
      NativeLibrary.copy(zstd.get(), directory.natives());
    }
    user.own(root);
    return directory;
  }

  /** Where the files really are; another place than asked for if nobody could read that. */
  public Path root() {
    return root;
  }

  /** The node's configuration, where plugins may read. */
  public Path config() {
    return root.resolve("config");
  }

  /** The server's log of its latest start, whether or not it is running. */
  public Path log() {
    return logs().resolve("node.log");
  }

  /** The version of Elasticsearch. */
  public String version() {
    return shared.version();
  }

  /**
   * Whether the server can use native code. Without it the server starts all the same, but without
   * its system call filter, and indices with {@code best_compression} fail.
   */
  public boolean hasNativeAccess() {
    return nativeAccess;
  }

  /** Lets the server read and write a file or directory that was put below {@link #root()}. */
  public void adopt(Path path) throws IOException {
    user.own(path);
  }

  /** Deletes the directory with all that is in it. The node must not be running. */
  public void delete() throws IOException {
    SharedFiles.remove(root);
  }

  ServerUser user() {
    return user;
  }

  Path home() {
    return root.resolve("home");
  }

  Path lib() {
    return home().resolve("lib");
  }

  Path plugins() {
    return home().resolve("plugins");
  }

  Path natives() {
    return root.resolve("native");
  }

  Path data() {
    return root.resolve("data");
  }

  Path logs() {
    return root.resolve("logs");
  }

  public Path temporary() {
    return root.resolve("tmp");
  }

  private void writeLogConfiguration() throws IOException {
    try (InputStream in = NodeDirectory.class.getResourceAsStream("log4j2.properties")) {
      if (in == null) {
        throw new IllegalStateException("log4j2.properties is missing from the node jar");
      }
      Files.copy(in, config().resolve("log4j2.properties"), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

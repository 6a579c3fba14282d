package io.conceptlinker.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The account that the server process runs as. Elasticsearch refuses to run as root, so root hands
 * the process and its directory to {@code nobody}; everybody else runs it themselves. Immutable.
 */
public final class ServerUser {

  private static final String UNPRIVILEGED = "nobody";

  private final int uid;
  private final int gid;
  private final boolean other;

  private ServerUser(int uid, int gid, boolean other) {
    this.uid = uid;
    this.gid = gid;
    this.other = other;
  }

  /**
   * The account for the current process.
   *
   * @throws NodeException if this is root and there is no way to become somebody else
   */
  public static ServerUser detect() throws IOException {
    int self = Integer.parseInt(output(List.of("id", "-u")));
    if (self != 0) {
      return new ServerUser(self, Integer.parseInt(output(List.of("id", "-g"))), false);
    }
    try {
      int uid = Integer.parseInt(output(List.of("id", "-u", UNPRIVILEGED)));
      int gid = Integer.parseInt(output(List.of("id", "-g", UNPRIVILEGED)));
      ServerUser user = new ServerUser(uid, gid, true);
      output(user.command(List.of("true")));
      return user;
    } catch (IOException e) {
      throw new NodeException(
          "user [root]: Elasticsearch does not run as root, and its process could not be handed to"
              + " the user nobody ("
              + e.getMessage()
              + "); install setpriv (package util-linux), or run this as a normal user",
          e);
    }
  }

  /** Whether the server runs as another account than this process. */
  public boolean isOther() {
    return other;
  }

  /** The command that runs {@code command} as this user. */
  List<String> command(List<String> command) {
    if (!other) {
      return command;
    }
    List<String> whole = new ArrayList<>();
    whole.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
    whole.addAll(command);
    return whole;
  }

  /** Whether this user can read the file, or list the directory, through all of its parents. */
  boolean reaches(Path path) throws IOException {
    if (!other) {
      return Files.isReadable(path);
    }
    String test = Files.isDirectory(path) ? "-x" : "-r";
    String file = path.toAbsolutePath().toString();
    return succeeds(command(List.of("test", "-r", file, "-a", test, file)));
  }

  boolean owns(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid);
  }

  /** Makes this user the owner of a file or directory and of all that is in it. */
  void own(Path path) throws IOException {
    if (other) {
      output(List.of("chown", "-R", "-h", uid + ":" + gid, path.toString()));
    }
  }

  private static boolean succeeds(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return exit(process) == 0;
  }

  private static String output(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = exit(process);
    if (exit != 0) {
      throw new IOException(
          String.join(" ", command) + " exited with " + exit + ": " + text.strip());
    }
    return text.strip();
  }

  private static int exit(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a command", e);
    }
  }
}

package io.conceptlinker.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

@SuppressFileSystems("*") // links and ownership want real paths
public class SharedFilesTests extends LuceneTestCase {

  public void testRefersWhereTheUserCanFollow() throws IOException {
    Path shared = sharedDirectory(createTempDir());
    Path place = createTempDir().resolve("lib");
    SharedFiles.refer(shared, place, ServerUser.detect());
    SharedFiles.refer(shared, place, ServerUser.detect());
    assertTrue(Files.isSymbolicLink(place));
    assertEquals("a", Files.readString(place.resolve("deep/a.jar")));

    SharedFiles.remove(place);
    assertTrue("the shared files stay", Files.exists(shared.resolve("deep/a.jar")));
  }

  public void testCopiesWhereItCannot() throws IOException {
    ServerUser user = ServerUser.detect();
    Path closed = createTempDir();
    Path shared = sharedDirectory(closed);
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path place = createTempDir().resolve("lib");
    SharedFiles.refer(shared, place, user);
    assertEquals(user.isOther(), !Files.isSymbolicLink(place));
    assertEquals("a", Files.readString(place.resolve("deep/a.jar")));

    Files.writeString(shared.resolve("deep/a.jar"), "!", StandardOpenOption.APPEND);
    Files.move(shared.resolve("b.jar"), shared.resolve("c.jar"));
    SharedFiles.refer(shared, place, user);
    assertEquals("a!", Files.readString(place.resolve("deep/a.jar")));
    assertFalse("no stale jars", Files.exists(place.resolve("b.jar")));
    assertTrue(Files.exists(place.resolve("c.jar")));
  }

  static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static Path sharedDirectory(Path parent) throws IOException {
    Path shared = Files.createDirectories(parent.resolve("shared"));
    Files.createDirectories(shared.resolve("deep"));
    Files.writeString(shared.resolve("deep/a.jar"), "a");
    Files.writeString(shared.resolve("b.jar"), "b");
    return shared;
  }
}

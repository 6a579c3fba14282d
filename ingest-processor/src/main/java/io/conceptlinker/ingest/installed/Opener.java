package io.conceptlinker.ingest.installed;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a directory: the door between the node and what it runs. */
@FunctionalInterface
public interface Opener<T extends Installed> {

  /**
   * Opens and verifies what is in a directory.
   *
   * @throws IOException when it is damaged, incomplete or of another format; nothing stays open
   *     then
   */
  T open(Path directory) throws IOException;
}

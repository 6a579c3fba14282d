package io.conceptlinker.ingest.kb;

import java.io.IOException;
import java.nio.file.Path;

/** Opens a bundle directory: the door between the node and the linker that it runs. */
@FunctionalInterface
public interface KnowledgeBaseOpener {

  /**
   * Opens and verifies a bundle.
   *
   * @throws IOException when the bundle is damaged, incomplete or of another format; nothing stays
   *     open then
   */
  OpenKnowledgeBase open(Path directory) throws IOException;
}

package io.conceptlinker.cli.demo;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads documents one after the other. Confined to one thread. */
interface DocumentReader extends Closeable {

  /** The next document, or nothing at the end. */
  Optional<DemoDocument> next() throws IOException;
}

package io.conceptlinker.corpus.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Files with names, wherever they are kept. */
interface FileTree extends Closeable {
  /** The names of all files, with slashes between the parts. */
  List<String> names();

  /** Whether there is a file of a name. */
  boolean has(String name);

  /** The bytes of a file as they are stored. */
  InputStream open(String name) throws IOException;

  /** What messages call a file. */
  String label(String name);
}

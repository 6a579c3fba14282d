package io.conceptlinker.corpus.bioc;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Documents of a BioC file, one after the other. */
interface BioCSource extends Closeable {
  Optional<BioCDocument> next() throws IOException;
}

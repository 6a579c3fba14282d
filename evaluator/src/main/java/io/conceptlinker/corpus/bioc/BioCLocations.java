package io.conceptlinker.corpus.bioc;

import io.conceptlinker.corpus.Fragment;
import java.util.List;

/** Locations of annotations: offset and length. */
final class BioCLocations {
  private BioCLocations() {}

  /** Adds a location if it covers anything; an annotation without one is a problem later on. */
  static void add(List<Fragment> locations, int offset, int length) {
    if (offset >= 0 && length > 0) {
      locations.add(new Fragment(offset, offset + length));
    }
  }
}

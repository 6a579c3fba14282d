package io.conceptlinker.cli.eval;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Chooses documents by their ids.
 *
 * @param pattern what an id has to match as a whole
 * @param holdOut one document in so many is held out
 * @param heldOut whether these are wanted, or the others
 */
public record DocumentFilter(
    Optional<Pattern> pattern, Optional<Integer> holdOut, boolean heldOut) {
  /** All documents. */
  public static final DocumentFilter ALL =
      new DocumentFilter(Optional.empty(), Optional.empty(), true);

  boolean accepts(String id) {
    if (pattern.isPresent() && !pattern.get().matcher(id).matches()) {
      return false;
    }
    return holdOut.isEmpty() || isHeldOut(id, holdOut.get()) == heldOut;
  }

  private static boolean isHeldOut(String id, int every) {
    CRC32 hash = new CRC32();
    hash.update(id.getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % every == 0;
  }
}

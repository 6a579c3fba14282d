package io.conceptlinker.load.intake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of one kind of item.
 *
 * @param read how many there were
 * @param kept how many are in the knowledge base
 * @param dropped how many are not, by reason
 */
public record ItemCount(long read, long kept, Map<DropReason, Long> dropped) {

  public ItemCount {
    Map<DropReason, Long> copy = new EnumMap<>(DropReason.class);
    copy.putAll(dropped);
    dropped = Collections.unmodifiableMap(copy);
  }

  /** How many were dropped for any reason. */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether everything that was read is accounted for. */
  public boolean addsUp() {
    return read == kept + droppedInAll();
  }
}

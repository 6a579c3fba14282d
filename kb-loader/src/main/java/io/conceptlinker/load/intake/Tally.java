package io.conceptlinker.load.intake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts what was read, kept and dropped. Readers count what they read, whoever decides counts the
 * outcome; that the two agree is therefore a check and not a definition. Confined to one thread.
 */
public final class Tally {

  private final EnumMap<Item, Counter> counters = new EnumMap<>(Item.class);

  /** Counts nothing yet. */
  public Tally() {
    for (Item item : Item.values()) {
      counters.put(item, new Counter());
    }
  }

  /** Counts one that was read. */
  public void read(Item item) {
    counter(item).read++;
  }

  /** Counts one that is in the knowledge base. */
  public void kept(Item item) {
    counter(item).kept++;
  }

  /** Counts one that is not. */
  public void dropped(Item item, DropReason reason) {
    dropped(item, reason, 1);
  }

  /** Counts several that are not. */
  public void dropped(Item item, DropReason reason, long count) {
    counter(item).dropped.computeIfAbsent(reason, r -> new long[1])[0] += count;
  }

  /** The counts of every item that was read or decided on. */
  public Map<Item, ItemCount> counts() {
    Map<Item, ItemCount> counts = new EnumMap<>(Item.class);
    counters.forEach(
        (item, counter) -> {
          Map<DropReason, Long> reasons = new EnumMap<>(DropReason.class);
          counter.dropped.forEach((reason, count) -> reasons.put(reason, count[0]));
          if (counter.read > 0 || counter.kept > 0 || !reasons.isEmpty()) {
            counts.put(item, new ItemCount(counter.read, counter.kept, reasons));
          }
        });
    return Collections.unmodifiableMap(counts);
  }

  private Counter counter(Item item) {
    Counter counter = counters.get(item);
    if (counter == null) {
      throw new IllegalStateException("no counter for " + item);
    }
    return counter;
  }

  private static final class Counter {
    private long read;
    private long kept;
    private final EnumMap<DropReason, long[]> dropped = new EnumMap<>(DropReason.class);
  }
}

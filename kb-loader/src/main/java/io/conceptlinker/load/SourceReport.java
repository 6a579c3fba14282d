package io.conceptlinker.load;

import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.ItemCount;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of one source.
 *
 * @param format such as {@code umls}
 * @param files what was read
 * @param items for each kind of item how many were read, kept and dropped for which reason
 * @param vocabularies the vocabularies in it and their versions, where the source says so
 * @param mergedConcepts how many of its concepts were merged into those of earlier sources
 * @param ambiguousConcepts how many correspond to several earlier concepts and were kept apart
 * @param problems the first broken rows, when they were skipped
 * @param seconds that reading took
 */
public record SourceReport(
    String format,
    List<FileProvenance> files,
    Map<Item, ItemCount> items,
    Map<String, String> vocabularies,
    long mergedConcepts,
    long ambiguousConcepts,
    List<String> problems,
    double seconds) {

  public SourceReport {
    files = List.copyOf(files);
    Map<Item, ItemCount> copy = new EnumMap<>(Item.class);
    copy.putAll(items);
    items = Collections.unmodifiableMap(copy);
    vocabularies = Collections.unmodifiableMap(new TreeMap<>(vocabularies));
    problems = List.copyOf(problems);
    items.forEach(
        (item, count) -> {
          if (!count.addsUp()) {
            throw new IllegalStateException(
                format
                    + ": "
                    + item
                    + " read ["
                    + count.read()
                    + "]: expected kept and dropped to add up to it, found "
                    + count.kept()
                    + " and "
                    + count.dropped());
          }
        });
  }

  /** The counts of a kind of item; zeros when the source had none. */
  public ItemCount count(Item item) {
    return items.getOrDefault(item, new ItemCount(0, 0, Map.of()));
  }
}

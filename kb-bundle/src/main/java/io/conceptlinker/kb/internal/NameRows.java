package io.conceptlinker.kb.internal;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.InPlaceMergeSorter;

/**
 * The names as they come, about 25 bytes each besides the text, and {@link #sort sorted}: by
 * concept, a text at most once for each language, the preferred name first.
 */
public final class NameRows {
  /** The kind of the name that a concept shall be shown with; it becomes the preferred kind. */
  public static final int DESIGNATED = 0;

  private static final int KIND_BITS = 4;
  private static final int LANGUAGE_BITS = 12;
  private static final int MAX_LANGUAGES = 1 << LANGUAGE_BITS;
  private static final int MAX_SOURCES = 1 << (31 - KIND_BITS - LANGUAGE_BITS);

  private final TextPool pool;
  private final IntList concepts = new IntList();
  private final LongList texts = new LongList();
  private final IntList attributes = new IntList();
  private final IntList counts = new IntList();

  /** The languages seen. */
  public final Vocabulary languages = new Vocabulary("language", MAX_LANGUAGES);

  /** The sources seen. */
  public final Vocabulary sources = new Vocabulary("name source", MAX_SOURCES);

  private int[] languageRanks = {};
  private int[] sourceRanks = {};
  private int english;
  private int unnamed;
  private final BytesRef left = new BytesRef();
  private final BytesRef right = new BytesRef();

  /** Creates an empty table over a pool. */
  public NameRows(TextPool pool) {
    this.pool = pool;
  }

  /** Appends a name; {@code kind} is {@link #DESIGNATED} or greater, best first. */
  public void add(int concept, String text, String language, String source, int kind, int count) {
    int code = languages.code(language) << KIND_BITS | kind;
    concepts.add(concept);
    texts.add(pool.add(text));
    attributes.add(sources.code(source) << (KIND_BITS + LANGUAGE_BITS) | code);
    counts.add(count);
  }

  /** Returns the number of names as they came. */
  public int size() {
    return concepts.size();
  }

  /** Points {@code into} at the text of a row. */
  public BytesRef text(int row, BytesRef into) {
    return pool.get(texts.get(row), into);
  }

  /** Returns the concept of a row as it was added. */
  public int concept(int row) {
    return concepts.get(row);
  }

  /** Returns the kind of a row. */
  public int kind(int row) {
    return attributes.get(row) & ((1 << KIND_BITS) - 1);
  }

  /** Returns the rank of a row's language; after {@link #sort}. */
  public int language(int row) {
    return languageRanks[attributes.get(row) >>> KIND_BITS & (MAX_LANGUAGES - 1)];
  }

  /** Returns the rank of a row's source; after {@link #sort}. */
  public int source(int row) {
    return sourceRanks[attributes.get(row) >>> (KIND_BITS + LANGUAGE_BITS)];
  }

  /** Returns the count of a row. */
  public int count(int row) {
    return counts.get(row);
  }

  /**
   * Sorts by concept and merges what is the same: the best kind and its source stay, counts add up.
   *
   * @param conceptRanks the ordinal of each concept
   * @return the surviving rows
   */
  public SortedNames sort(int[] conceptRanks) {
    languageRanks = languages.ranks();
    sourceRanks = sources.ranks();
    int[] starts = new int[conceptRanks.length + 1];
    for (int row = 0; row < size(); row++) {
      starts[conceptRanks[concepts.get(row)] + 1]++;
    }
    for (int c = 0; c < conceptRanks.length; c++) {
      starts[c + 1] += starts[c];
    }
    int[] rows = new int[size()];
    int[] next = Arrays.copyOf(starts, conceptRanks.length);
    for (int row = 0; row < size(); row++) {
      rows[next[conceptRanks[concepts.get(row)]]++] = row;
    }
    english = languages.sorted().indexOf("en");
    unnamed = sources.sorted().indexOf("");
    int[] ends = new int[conceptRanks.length + 1];
    int out = 0;
    for (int c = 0; c < conceptRanks.length; c++) {
      sorter(rows, this::compareForMerging).sort(starts[c], starts[c + 1]);
      int first = out;
      for (int i = starts[c]; i < starts[c + 1]; i++) {
        if (out > first && sameName(rows[out - 1], rows[i])) {
          merge(rows[out - 1], rows[i]);
        } else {
          rows[out++] = rows[i];
        }
      }
      sorter(rows, this::compareImportance).sort(first, out);
      demoteOthers(rows, first, out);
      ends[c + 1] = out;
    }
    return new SortedNames(this, ends, Arrays.copyOf(rows, out));
  }

  /** Only one name is shown; the others that were designated are preferred names. */
  private void demoteOthers(int[] rows, int first, int end) {
    for (int i = first; i < end; i++) {
      if (kind(rows[i]) == DESIGNATED) {
        attributes.set(rows[i], attributes.get(rows[i]) | 1);
      }
    }
  }

  private boolean sameName(int a, int b) {
    return language(a) == language(b) && compareTexts(a, b) == 0;
  }

  private void merge(int into, int row) {
    if (source(into) == unnamed) {
      int kept = attributes.get(into) & ((1 << (KIND_BITS + LANGUAGE_BITS)) - 1);
      int source = attributes.get(row) >>> (KIND_BITS + LANGUAGE_BITS);
      attributes.set(into, source << (KIND_BITS + LANGUAGE_BITS) | kept);
    }
    long sum = (long) counts.get(into) + counts.get(row);
    counts.set(into, (int) Math.min(sum, Integer.MAX_VALUE));
  }

  private int compareTexts(int a, int b) {
    return text(a, left).compareTo(text(b, right));
  }

  private static InPlaceMergeSorter sorter(int[] rows, IntBinaryOperator order) {
    return new InPlaceMergeSorter() {
      @Override
      protected int compare(int i, int j) {
        return order.applyAsInt(rows[i], rows[j]);
      }

      @Override
      protected void swap(int i, int j) {
        int swapped = rows[i];
        rows[i] = rows[j];
        rows[j] = swapped;
      }
    };
  }

  private int compareForMerging(int a, int b) {
    int order = compareTexts(a, b);
    if (order == 0) {
      order = Integer.compare(language(a), language(b));
    }
    if (order == 0) {
      order = Integer.compare(kind(a), kind(b));
    }
    return order == 0 ? Integer.compare(source(a), source(b)) : order;
  }

  private int compareImportance(int a, int b) {
    int order = Integer.compare(kind(a), kind(b));
    if (order == 0) {
      order = Boolean.compare(language(b) == english, language(a) == english);
    }
    if (order == 0) {
      order = Integer.compare(language(a), language(b));
    }
    return order == 0 ? compareTexts(a, b) : order;
  }
}

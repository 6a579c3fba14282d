package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.Vocabulary;
import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.kb.store.IntListColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a knowledge base's names are in its other languages, learnt from the concepts
 * that have names in several. Words are those of {@link KnowledgeBase#phrases}. Immutable and
 * thread-safe.
 */
public final class WordTranslations {
  private static final String SECTIONS = "translations";
  private static final double THOUSANDTHS = 1000;

  private final List<String> texts;
  private final @Nullable IntListColumn column;

  WordTranslations(BundleFile file) throws CorruptBundleException {
    boolean isThere = file.sections().contains(SECTIONS + ".starts");
    this.column = isThere ? new IntListColumn(file, SECTIONS) : null;
    this.texts = isThere ? Vocabulary.read(file, SECTIONS + ".words") : List.of();
  }

  /** Whether there are none, as where all names are in one language. */
  public boolean isEmpty() {
    return column == null;
  }

  /**
   * Returns the words that stand for a word, the likeliest first.
   *
   * @param word its ordinal
   */
  public List<Translation> of(int word) {
    if (column == null) {
      return List.of();
    }
    List<Translation> found = new ArrayList<>();
    for (int place = column.start(word); place < column.end(word); place += 2) {
      found.add(
          new Translation(texts.get(column.value(place)), column.value(place + 1) / THOUSANDTHS));
    }
    return found;
  }

  /**
   * A word that stands for another.
   *
   * @param word its key
   * @param share how likely it is what the other becomes, above 0 and at most 1
   */
  public record Translation(String word, double share) {}
}

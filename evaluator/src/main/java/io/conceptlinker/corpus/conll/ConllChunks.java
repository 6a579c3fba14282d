package io.conceptlinker.corpus.conll;

import java.util.ArrayList;
import java.util.List;

/**
 * Tags as conlleval and the default mode of seqeval read them: whatever is not O belongs to an
 * entity, and a new one begins at B and S, after E and S, and where the type changes.
 */
public final class ConllChunks {
  private static final String PREFIXES = "OBIES";

  private ConllChunks() {}

  /** The entities of one sequence, in order. */
  public static List<Chunk> chunks(List<String> sequence) {
    List<Chunk> chunks = new ArrayList<>();
    Tag previous = Tag.OUTSIDE;
    int start = 0;
    for (int i = 0; i <= sequence.size(); i++) {
      Tag tag = i < sequence.size() ? Tag.parse(sequence.get(i), PREFIXES) : Tag.OUTSIDE;
      if (begins(previous, tag)) {
        if (!previous.isOutside()) {
          chunks.add(new Chunk(previous.type(), start, i));
        }
        start = i;
      }
      previous = tag;
    }
    return chunks;
  }

  /** Whether something else than before begins with this tag. */
  private static boolean begins(Tag previous, Tag tag) {
    return previous.isOutside()
        || tag.is('B', 'S')
        || tag.isOutside()
        || previous.is('E', 'S')
        || !previous.type().equals(tag.type());
  }
}

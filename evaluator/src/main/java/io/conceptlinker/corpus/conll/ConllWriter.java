package io.conceptlinker.corpus.conll;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one token a line with its tag, IOB2 or IOBES, and {@code -DOCSTART-} before each document;
 * a sentence is a line of the text, and lines that a mention runs across are one. Tokens end at
 * white space and at the ends of annotations. Lost: discontinuous annotations and those that
 * overlap a longer one (counted), concepts, ids, relations, and which white space there was.
 * Confined to a thread; closing it closes the writer underneath.
 */
public final class ConllWriter implements CorpusWriter {
  private final Writer out;
  private final boolean ends;
  private long lost;

  /**
   * A writer of one of two schemes.
   *
   * @param scheme {@link TagScheme#IOB2} or {@link TagScheme#IOBES}
   */
  public ConllWriter(Writer out, TagScheme scheme) {
    if (scheme != TagScheme.IOB2 && scheme != TagScheme.IOBES) {
      throw new IllegalArgumentException("scheme [" + scheme + "]: expected IOB2 or IOBES");
    }
    this.out = out;
    this.ends = scheme == TagScheme.IOBES;
  }

  @Override
  public void write(CorpusDocument document) throws IOException {
    String text = document.text();
    @Nullable Annotation[] owner = new @Nullable Annotation[text.length()];
    BitSet cuts = new BitSet();
    for (Annotation annotation : flat(document.annotations(), owner)) {
      cuts.set(annotation.start());
      cuts.set(annotation.end());
    }
    out.write("-DOCSTART-\tO\n\n");
    int from = 0;
    boolean open = false;
    while (from < text.length()) {
      if (Character.isWhitespace(text.charAt(from))) {
        if (text.charAt(from) == '\n' && open && owner[from] == null) {
          out.write('\n');
          open = false;
        }
        from++;
      } else {
        int to = from + 1;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to)) && !cuts.get(to)) {
          to++;
        }
        out.write(text.substring(from, to) + "\t" + tag(text, owner[from], from, to) + "\n");
        open = true;
        from = to;
      }
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** How many annotations could not be written so far. */
  public long lost() {
    return lost;
  }

  /** The annotations that tags can hold, longest first; they become the owners of their text. */
  private List<Annotation> flat(List<Annotation> annotations, @Nullable Annotation[] owner) {
    return annotations.stream()
        .sorted(Comparator.comparingInt((Annotation a) -> a.start() - a.end()))
        .filter(
            annotation -> {
              boolean free = annotation.region().fragments().size() == 1;
              for (int i = annotation.start(); free && i < annotation.end(); i++) {
                free = owner[i] == null;
              }
              for (int i = annotation.start(); free && i < annotation.end(); i++) {
                owner[i] = annotation;
              }
              lost += free ? 0 : 1;
              return free;
            })
        .toList();
  }

  private String tag(String text, @Nullable Annotation owner, int from, int to) {
    if (owner == null) {
      return "O";
    }
    boolean first = text.substring(owner.start(), from).isBlank();
    boolean last = text.substring(to, owner.end()).isBlank();
    String prefix = first ? "B" : "I";
    if (ends && last) {
      prefix = first ? "S" : "E";
    }
    return prefix + "-" + owner.type();
  }
}

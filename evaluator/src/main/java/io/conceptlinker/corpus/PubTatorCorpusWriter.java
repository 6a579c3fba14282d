package io.conceptlinker.corpus;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes documents with their annotations and their relations between concepts as PubTator: the
 * first passage as the title, the others joined as the abstract. Offsets count code points. Lost:
 * the language, more than two passages and their names, line breaks and tabs in texts (they become
 * spaces), annotation and relation ids, the gaps of discontinuous annotations, roles, and relations
 * between mentions. Concept ids with a comma read back as two. Confined to a thread; closing it
 * closes the writer underneath.
 */
public final class PubTatorCorpusWriter implements CorpusWriter {
  private final Writer out;

  /** Writes to {@code out}. */
  public PubTatorCorpusWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void write(CorpusDocument document) throws IOException {
    String id = document.id();
    if (id.isEmpty() || id.indexOf('|') >= 0 || !id.equals(oneLine(id))) {
      throw new IllegalArgumentException(
          "document [" + oneLine(id) + "]: expected an id without bars, tabs and line breaks");
    }
    String text = oneLine(document.text());
    int title = document.passages().isEmpty() ? 0 : document.passages().getFirst().end();
    String rest = text.length() > title ? text.substring(title + 1) : "";
    out.write(id + "|t|" + text.substring(0, title) + "\n");
    out.write(id + "|a|" + rest + "\n");
    CodePointOffsets offsets = new CodePointOffsets(text);
    for (Annotation annotation : document.annotations()) {
      line(
          id,
          Integer.toString(offsets.toCodePoints(annotation.start())),
          Integer.toString(offsets.toCodePoints(annotation.end())),
          text.substring(annotation.start(), annotation.end()),
          oneLine(annotation.type()),
          annotation.concepts().notation());
    }
    for (CorpusRelation relation : document.relations()) {
      if (relation.level() == CorpusRelation.Level.CONCEPTS) {
        String first = relation.first().reference();
        String second = relation.second().reference();
        if (relation.novelty().isEmpty()) {
          line(id, oneLine(relation.type()), first, second);
        } else {
          line(id, oneLine(relation.type()), first, second, relation.novelty());
        }
      }
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void line(String... columns) throws IOException {
    out.write(String.join("\t", columns) + "\n");
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }
}

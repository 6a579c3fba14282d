package io.conceptlinker.corpus;

import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes PubTator: the first passage as the title, the others joined as the abstract, then a line
 * {@code id, start, end, text, type, concept id} for each mention. Offsets count code points, as
 * the tools of the format do; line breaks inside the text become spaces. The type is the same for
 * all mentions. Confined to a thread; closing it closes the writer underneath.
 */
public final class PubTatorWriter implements LinkWriter {
  private final Writer out;
  private final String type;

  /**
   * @param out where to write
   * @param type the entity type of all mentions, for example {@code Concept}
   */
  public PubTatorWriter(Writer out, String type) {
    this.out = out;
    this.type = type;
  }

  @Override
  public void write(CorpusDocument document, LinkResult links) throws IOException {
    String text = oneLine(document.text());
    int title = document.passages().isEmpty() ? 0 : document.passages().getFirst().end();
    out.write(document.id() + "|t|" + text.substring(0, title) + "\n");
    String rest = text.length() > title ? text.substring(title + 1) : "";
    out.write(document.id() + "|a|" + rest + "\n");
    CodePointOffsets offsets = new CodePointOffsets(text);
    for (Mention mention : links.mentions()) {
      int start = document.start(mention);
      int end = document.end(mention);
      out.write(
          String.join(
              "\t",
              document.id(),
              Integer.toString(offsets.toCodePoints(start)),
              Integer.toString(offsets.toCodePoints(end)),
              text.substring(start, end),
              type,
              mention.conceptId()));
      out.write('\n');
    }
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }
}

package io.conceptlinker.corpus;

import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One document of a corpus.
 *
 * @param id its id in the corpus
 * @param language ISO 639-1 code; empty when the corpus does not say
 * @param passages its texts in reading order; they do not overlap
 * @param annotations its gold mentions, in file order
 * @param relations its gold relations, in file order
 */
public record CorpusDocument(
    String id,
    String language,
    List<CorpusPassage> passages,
    List<Annotation> annotations,
    List<CorpusRelation> relations) {

  public CorpusDocument {
    Objects.requireNonNull(id, "id");
    passages = List.copyOf(passages);
    annotations = List.copyOf(annotations);
    relations = List.copyOf(relations);
    for (int i = 1; i < passages.size(); i++) {
      if (passages.get(i).offset() < passages.get(i - 1).end()) {
        throw new IllegalArgumentException(
            "document [" + id + "]: passage " + i + " starts before the one ahead of it has ended");
      }
    }
  }

  /** A document of unknown language without relations. */
  public CorpusDocument(String id, List<CorpusPassage> passages, List<Annotation> annotations) {
    this(id, "", passages, annotations, List.of());
  }

  /** A document without annotations whose passages follow one another by one character. */
  static CorpusDocument ofPassages(String id, List<String> fields, List<String> texts) {
    List<CorpusPassage> passages = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < texts.size(); i++) {
      passages.add(new CorpusPassage(fields.get(i), offset, texts.get(i)));
      offset += texts.get(i).length() + 1;
    }
    return new CorpusDocument(id, passages, List.of());
  }

  /**
   * The whole text: the passages with line breaks between them. Offsets of annotations count it.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (CorpusPassage passage : passages) {
      text.repeat('\n', passage.offset() - text.length()).append(passage.text());
    }
    return text.toString();
  }

  /** What a linker is asked about this document: its passages, without the annotations. */
  public LinkRequest request(LinkOptions options) {
    List<Passage> asked = new ArrayList<>(passages.size());
    for (CorpusPassage passage : passages) {
      asked.add(new Passage(passage.field(), passage.text()));
    }
    return new LinkRequest(asked, options);
  }

  /** Where a mention of this document starts in {@link #text()}. */
  public int start(Mention mention) {
    return passages.get(mention.passage()).offset() + mention.start();
  }

  /** Where a mention of this document ends in {@link #text()}. */
  public int end(Mention mention) {
    return passages.get(mention.passage()).offset() + mention.end();
  }

  /** The index of the passage that holds [start, end) of the document, or -1. */
  public int passageOf(int start, int end) {
    for (int i = 0; i < passages.size(); i++) {
      if (start >= passages.get(i).offset() && end <= passages.get(i).end()) {
        return i;
      }
    }
    return -1;
  }
}

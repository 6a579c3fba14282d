package io.conceptlinker.corpus.standoff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code mentions} contract that {@link MentionsWriter} writes. Lines of one {@code
 * doc_id} with the same text are one document, wherever they stand in the file; the same id with
 * another text is another document of that name. {@code text}, {@code start}, {@code end} and
 * {@code doc_id} have to be there. Offsets count code points, as Python does; with {@code mention},
 * also UTF-16 code units where only these agree with it. Holds the whole file, each text once.
 * Confined to a thread.
 */
public final class MentionsReader implements CorpusReader {
  private final CorpusLines lines;
  private final FormatProblems problems;
  private @Nullable Iterator<CorpusDocument> documents;

  private record Key(String id, String text) {}

  private MentionsReader(CorpusLines lines, FormatProblems problems) {
    this.lines = lines;
    this.problems = problems;
  }

  /** Opens a file; {@code .gz} is unpacked. */
  public static MentionsReader open(Path path, FormatProblems problems) throws IOException {
    return new MentionsReader(CorpusLines.open(path), problems);
  }

  /** Reads a stream and closes it; {@code name} is used in error messages. */
  public static MentionsReader of(String name, InputStream in, FormatProblems problems) {
    return new MentionsReader(new CorpusLines(name, in), problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    Iterator<CorpusDocument> all = documents;
    if (all == null) {
      all = readAll().iterator();
      documents = all;
    }
    return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private List<CorpusDocument> readAll() throws IOException {
    JsonFactory json = new JsonFactory();
    Map<Key, List<Annotation>> annotations = new LinkedHashMap<>();
    Map<Key, String> languages = new HashMap<>();
    for (@Nullable String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        try {
          MentionLine mention = parse(json, line);
          Key key = new Key(mention.document(), mention.text());
          languages.merge(key, mention.language(), (old, now) -> old.isEmpty() ? now : old);
          annotations.computeIfAbsent(key, added -> new ArrayList<>()).add(annotation(mention));
        } catch (CorpusFormatException e) {
          problems.skip(e);
        }
      }
    }
    List<CorpusDocument> read = new ArrayList<>();
    annotations.forEach(
        (key, ofDocument) ->
            read.add(
                new CorpusDocument(
                    key.id(),
                    languages.getOrDefault(key, ""),
                    List.of(new CorpusPassage("text", 0, key.text())),
                    ofDocument,
                    List.of())));
    return read;
  }

  private MentionLine parse(JsonFactory json, String line) throws IOException {
    try {
      return MentionLine.parse(json, line);
    } catch (JsonProcessingException e) {
      long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      throw lines.wrong("one JSON object", "other text near column " + column, "escape the text");
    } catch (IllegalArgumentException e) {
      throw lines.wrong(
          "doc_id, text, start, end and ids", String.valueOf(e.getMessage()), "complete the line");
    }
  }

  private Annotation annotation(MentionLine mention) throws CorpusFormatException {
    boolean span = mention.start() >= 0 && mention.start() < mention.end();
    Region region =
        (span ? region(mention) : Optional.<Region>empty())
            .orElseThrow(
                () ->
                    lines.wrong(
                        "offsets of the mention in its text",
                        "["
                            + mention.start()
                            + ","
                            + mention.end()
                            + ") in "
                            + mention.text().codePointCount(0, mention.text().length())
                            + " characters",
                        "count code points of text from 0, the end exclusive"));
    return new Annotation(
        "",
        region,
        mention.text().substring(region.start(), region.end()),
        mention.group(),
        mention.concepts());
  }

  private static Optional<Region> region(MentionLine mention) {
    List<Fragment> counted = List.of(new Fragment(mention.start(), mention.end()));
    CodePointOffsets offsets = new CodePointOffsets(mention.text());
    return mention.surface().isEmpty()
        ? offsets.region(counted)
        : offsets.region(counted, mention.surface());
  }
}

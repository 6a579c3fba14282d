package io.conceptlinker.corpus.xml;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads CRAFT (Bada et al. 2012, version 5): an article {@code ID.txt} and for each ontology a file
 * {@code ONTOLOGY/knowtator/ID.txt.knowtator.xml} or {@code ONTOLOGY/knowtator-2/ID.xml}. A
 * document is an article with the annotations of all ontologies that are there; the type of an
 * annotation is its ontology. IRIs of OBO become CURIEs ({@code MONDO:0007739}). Articles without
 * any such file are passed over. Confined to a thread.
 */
public final class KnowtatorReader implements CorpusReader {
  private static final Pattern ANNOTATIONS =
      Pattern.compile("(?:.*/)?([^/]+)/knowtator(?:-2)?/([^/]+?)(?:\\.txt\\.knowtator)?\\.xml");

  private final CorpusFiles files;
  private final FormatProblems problems;
  private final Iterator<Map.Entry<String, List<String>>> articles;
  private final Map<String, String> texts = new TreeMap<>();

  private KnowtatorReader(CorpusFiles files, FormatProblems problems) throws IOException {
    this.files = files;
    this.problems = problems;
    Map<String, List<String>> annotations = new TreeMap<>();
    for (String name : files.ending(".xml")) {
      Matcher matcher = ANNOTATIONS.matcher(name);
      if (matcher.matches()) {
        annotations.computeIfAbsent(matcher.group(2), added -> new ArrayList<>()).add(name);
      }
    }
    for (String name : files.ending(".txt")) {
      texts.put(name.substring(name.lastIndexOf('/') + 1), name);
    }
    this.articles = annotations.entrySet().iterator();
  }

  /** Reads files, and closes them in the end. */
  public static KnowtatorReader of(CorpusFiles files, FormatProblems problems) throws IOException {
    return new KnowtatorReader(files, problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    while (articles.hasNext()) {
      Map.Entry<String, List<String>> article = articles.next();
      try {
        return Optional.of(document(article.getKey(), article.getValue()));
      } catch (CorpusFormatException e) {
        problems.skip(e);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  private CorpusDocument document(String id, List<String> annotationFiles) throws IOException {
    String name = texts.get(id + ".txt");
    if (name == null) {
      throw new CorpusFormatException(
          files.label(annotationFiles.getFirst()),
          "a text file [" + id + ".txt]",
          "none among " + texts.size(),
          "keep articles and annotations below one directory");
    }
    String text = files.text(name);
    CodePointOffsets offsets = new CodePointOffsets(text);
    List<Annotation> annotations = new ArrayList<>();
    for (String file : annotationFiles) {
      Matcher matcher = ANNOTATIONS.matcher(file);
      String ontology = matcher.matches() ? matcher.group(1) : "";
      try (XmlFile xml = new XmlFile(files.label(file), files.stream(file))) {
        for (KnowtatorMark mark : KnowtatorMark.all(xml)) {
          Optional<Region> region =
              mark.spans().isEmpty() ? Optional.empty() : offsets.region(mark.spans(), mark.text());
          if (region.isPresent()) {
            annotations.add(
                new Annotation(mark.id(), region.get(), mark.text(), ontology, mark.concepts()));
          } else {
            problems.skip(
                xml.wrong(
                    mark.line(),
                    "the text of annotation [" + mark.id() + "] at its spans",
                    "other text there, or no span",
                    "correct the spans: they count the characters of the text file"));
          }
        }
      }
    }
    return new CorpusDocument(
        id, "en", List.of(new CorpusPassage("text", 0, text)), annotations, List.of());
  }
}

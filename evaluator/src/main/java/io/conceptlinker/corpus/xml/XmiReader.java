package io.conceptlinker.corpus.xml;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.files.CorpusFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads E3C (Magnini et al. 2021): UIMA CAS XMI as WebAnno writes it, a document a file. Its text
 * is the {@code sofaString}; mentions are the elements {@code CLINENTITY}, whose {@code begin} and
 * {@code end} count UTF-16 code units and whose {@code entityID} is a CUI. {@code CUILESS} is no
 * concept, unless {@code entityIDEN} has the one that the English UMLS knows; a CUI that was
 * written into {@code discontinuous} counts where there is no other. The language is that of the
 * file's name ({@code FR100003}). Other elements (tokens, events, actors) are passed over. Confined
 * to a thread.
 */
public final class XmiReader implements CorpusReader {
  private static final String MENTION = "CLINENTITY";
  private static final Pattern LANGUAGE = Pattern.compile("(?:.*/)?([A-Z]{2})\\d+");
  private static final Pattern CUI = Pattern.compile("C\\d+");

  private final CorpusFiles files;
  private final Iterator<String> names;
  private final FormatProblems problems;

  /** An element before the text is known. */
  private record Mark(int line, String id, int begin, int end, GoldConcepts concepts) {}

  private XmiReader(CorpusFiles files, FormatProblems problems) throws IOException {
    this.files = files;
    this.names = files.ending(".xml", ".xmi").iterator();
    this.problems = problems;
  }

  /** Reads files, and closes them in the end. */
  public static XmiReader of(CorpusFiles files, FormatProblems problems) throws IOException {
    return new XmiReader(files, problems);
  }

  @Override
  public Optional<CorpusDocument> read() throws IOException {
    while (names.hasNext()) {
      try {
        return Optional.of(document(names.next()));
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

  private CorpusDocument document(String name) throws IOException {
    String text = "";
    boolean found = false;
    List<Mark> marks = new ArrayList<>();
    try (XmlFile xml = new XmlFile(files.label(name), files.stream(name))) {
      while (xml.next()) {
        if (xml.name().equals("Sofa")) {
          text = xml.attribute("sofaString");
          found = true;
        } else if (xml.name().equals(MENTION)) {
          marks.add(
              new Mark(
                  xml.line(),
                  xml.attribute("id"),
                  xml.number("begin"),
                  xml.number("end"),
                  concepts(xml)));
        }
      }
      if (!found) {
        throw xml.wrong(1, "an element Sofa with the text", "none", "export it as CAS XMI");
      }
      String id = name.replaceFirst("\\.xm[il]$", "");
      Matcher language = LANGUAGE.matcher(id);
      return new CorpusDocument(
          id,
          language.matches() ? language.group(1).toLowerCase(Locale.ROOT) : "",
          List.of(new CorpusPassage("text", 0, text)),
          annotations(xml, marks, text),
          List.of());
    }
  }

  private List<Annotation> annotations(XmlFile xml, List<Mark> marks, String text)
      throws CorpusFormatException {
    List<Annotation> annotations = new ArrayList<>();
    for (Mark mark : marks) {
      if (mark.begin() >= 0 && mark.begin() < mark.end() && mark.end() <= text.length()) {
        annotations.add(
            new Annotation(
                mark.id(),
                Region.of(mark.begin(), mark.end()),
                text.substring(mark.begin(), mark.end()),
                MENTION,
                mark.concepts()));
      } else {
        problems.skip(
            xml.wrong(
                mark.line(),
                "begin < end within " + text.length() + " characters",
                "[" + mark.begin() + "," + mark.end() + ")",
                "correct the offsets"));
      }
    }
    return annotations;
  }

  private static GoldConcepts concepts(XmlFile xml) {
    for (String attribute : List.of("entityID", "entityIDEN", "discontinuous")) {
      String id = xml.attribute(attribute).strip();
      boolean is = attribute.equals("entityID") ? !GoldConcepts.parse(id).isNil() : isCui(id);
      if (is) {
        return GoldConcepts.parse(id);
      }
    }
    return GoldConcepts.NIL;
  }

  private static boolean isCui(String id) {
    return CUI.matcher(id).matches();
  }
}

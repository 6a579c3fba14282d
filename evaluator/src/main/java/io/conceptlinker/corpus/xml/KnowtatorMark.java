package io.conceptlinker.corpus.xml;

import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An annotation of Knowtator, whose older files have the concept in an element {@code classMention}
 * by itself and whose newer ones have it inside.
 *
 * @param line its line in the file
 * @param spans half-open, as the file counts them
 * @param text the text of all spans
 */
record KnowtatorMark(
    int line, String id, List<Fragment> spans, String text, GoldConcepts concepts) {

  /** All annotations of a file, in their order. */
  static List<KnowtatorMark> all(XmlFile xml) throws IOException {
    List<KnowtatorMark> marks = new ArrayList<>();
    Map<String, String> classes = new HashMap<>();
    String classMention = "";
    while (xml.next()) {
      if (xml.name().equals("annotation")) {
        marks.add(
            new KnowtatorMark(xml.line(), xml.attribute("id"), List.of(), "", GoldConcepts.NIL));
      } else if (marks.isEmpty()) {
        continue;
      }
      switch (xml.name()) {
        case "mention" -> marks.add(marks.removeLast().withId(xml.attribute("id")));
        case "span" -> {
          KnowtatorMark mark = marks.removeLast();
          int start = xml.number("start");
          int end = xml.number("end");
          String text = xml.text();
          marks.add(mark.withSpan(start, end, text));
        }
        case "spannedText" -> marks.add(marks.removeLast().withText(xml.text()));
        case "class" -> marks.add(marks.removeLast().withConcept(curie(xml.attribute("id"))));
        case "classMention" -> classMention = xml.attribute("id");
        case "mentionClass" -> classes.put(classMention, xml.attribute("id"));
        default -> {
          // Annotators, projects and slots are passed over.
        }
      }
    }
    return marks.stream()
        .map(mark -> mark.withConcept(classes.getOrDefault(mark.id(), "")))
        .toList();
  }

  private KnowtatorMark withId(String named) {
    return new KnowtatorMark(line, named, spans, text, concepts);
  }

  private KnowtatorMark withSpan(int start, int end, String there) {
    List<Fragment> more = new ArrayList<>(spans);
    if (start >= 0 && start < end) {
      more.add(new Fragment(start, end));
    }
    String joined = text.isEmpty() || there.isEmpty() ? text + there : text + " ... " + there;
    return new KnowtatorMark(line, id, more, joined, concepts);
  }

  private KnowtatorMark withText(String all) {
    return new KnowtatorMark(line, id, spans, all, concepts);
  }

  private KnowtatorMark withConcept(String concept) {
    return concept.isEmpty()
        ? this
        : new KnowtatorMark(line, id, spans, text, GoldConcepts.of(concept));
  }

  /** {@code .../obo/MONDO_0007739} as {@code MONDO:0007739}. */
  private static String curie(String iri) {
    String local = iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    return local.replaceFirst("_", ":");
  }
}

package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is left of a document when a format has held it, as the page on corpora says. */
final class Losses {
  private Losses() {}

  /** Annotations are sorted by the passages that they start in. */
  static CorpusDocument bioC(CorpusDocument document) {
    List<Annotation> annotations = new ArrayList<>(document.annotations());
    annotations.sort(
        Comparator.comparingLong(
            (Annotation a) ->
                document.passages().stream().filter(p -> p.offset() <= a.start()).count()));
    return new CorpusDocument(
        document.id(), document.language(), document.passages(), annotations, document.relations());
  }

  static CorpusDocument brat(CorpusDocument document) {
    List<Annotation> annotations =
        map(
            document.annotations(),
            a ->
                new Annotation(
                    a.id(), a.region(), spaces(a.text(), "\\s+"), a.type(), a.concepts()));
    List<CorpusRelation> relations = of(document, CorpusRelation.Level.MENTIONS);
    return new CorpusDocument(document.id(), "", one(document), annotations, numbered(relations));
  }

  static CorpusDocument bigBio(CorpusDocument document) {
    List<CorpusRelation> relations =
        map(
            of(document, CorpusRelation.Level.MENTIONS),
            r ->
                new CorpusRelation(
                    r.id(),
                    r.type(),
                    r.level(),
                    new RelationEnd("", r.first().reference()),
                    new RelationEnd("", r.second().reference()),
                    ""));
    return new CorpusDocument(
        document.id(), "", document.passages(), document.annotations(), relations);
  }

  static CorpusDocument mentions(CorpusDocument document) {
    String text = document.text();
    List<Annotation> annotations =
        map(
            document.annotations(),
            a ->
                new Annotation(
                    "",
                    Region.of(a.start(), a.end()),
                    text.substring(a.start(), a.end()),
                    a.type(),
                    a.concepts()));
    return new CorpusDocument(
        document.id(), document.language(), one(document), annotations, List.of());
  }

  static CorpusDocument pubTator(CorpusDocument document) {
    String text = spaces(document.text(), "\\s");
    int title = document.passages().getFirst().end();
    String rest = text.substring(Math.min(text.length(), title + 1));
    List<Annotation> annotations =
        map(
            document.annotations(),
            a ->
                new Annotation(
                    "",
                    Region.of(a.start(), a.end()),
                    text.substring(a.start(), a.end()),
                    a.type(),
                    a.concepts()));
    List<CorpusRelation> relations =
        map(
            of(document, CorpusRelation.Level.CONCEPTS),
            r -> new CorpusRelation("", r.type(), r.level(), r.first(), r.second(), r.novelty()));
    return new CorpusDocument(
        document.id(),
        "",
        List.of(
            new CorpusPassage("title", 0, text.substring(0, title)),
            new CorpusPassage("abstract", title + 1, rest)),
        annotations,
        relations);
  }

  private static List<CorpusPassage> one(CorpusDocument document) {
    return List.of(new CorpusPassage("text", 0, document.text()));
  }

  private static List<CorpusRelation> of(CorpusDocument document, CorpusRelation.Level level) {
    return document.relations().stream().filter(r -> r.level() == level).toList();
  }

  private static List<CorpusRelation> numbered(List<CorpusRelation> relations) {
    List<CorpusRelation> numbered = new ArrayList<>();
    for (CorpusRelation r : relations) {
      String id = "R" + (numbered.size() + 1);
      numbered.add(new CorpusRelation(id, r.type(), r.level(), r.first(), r.second(), r.novelty()));
    }
    return numbered;
  }

  private static String spaces(String text, String pattern) {
    return text.replaceAll(pattern, " ");
  }

  private static <T> List<T> map(List<T> values, UnaryOperator<T> change) {
    return values.stream().map(change).toList();
  }
}

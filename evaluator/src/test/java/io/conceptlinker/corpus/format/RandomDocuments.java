package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusPassage;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Documents with everything that a corpus can hold: several passages with gaps, characters outside
 * the basic plane, markup, line breaks; overlapping, nested, discontinuous and equal mentions;
 * alternatives and composites; relations between mentions and between concepts. All texts have
 * {@link #SECRET} in them, which no message may say.
 */
final class RandomDocuments {
  static final String SECRET = "Zq";

  private static final List<String> PIECES =
      List.of(
          "gout",
          "fièvre",
          "\uD83E\uDDEC",
          "IL-2",
          "a<b>&c;",
          "\"q\"",
          "x|t|y",
          "e\u0301",
          "痛風",
          "%",
          "\\n",
          SECRET,
          "T1",
          "+",
          "...",
          "{}");

  private final Random random;

  RandomDocuments(Random random) {
    this.random = random;
  }

  /** One to four documents with different ids. */
  List<CorpusDocument> some() {
    List<CorpusDocument> documents = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      documents.add(document("d" + i));
    }
    return documents;
  }

  private CorpusDocument document(String id) {
    List<CorpusPassage> passages = new ArrayList<>();
    int offset = 0;
    for (String field : List.of("title", "abstract", "results").subList(0, 1 + random.nextInt(3))) {
      CorpusPassage passage = new CorpusPassage(field, offset, text());
      passages.add(passage);
      offset = passage.end() + 1 + (random.nextInt(4) == 0 ? 2 : 0);
    }
    CorpusDocument bare = new CorpusDocument(id, passages, List.of());
    List<Annotation> annotations = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      annotations.add(annotation(bare.text(), "T" + (annotations.size() + 1)));
    }
    return new CorpusDocument(
        id, random.nextBoolean() ? "en" : "", passages, annotations, relations(annotations));
  }

  private String text() {
    StringBuilder text = new StringBuilder(SECRET);
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append(
              switch (random.nextInt(8)) {
                case 0 -> "\n";
                case 1 -> "  ";
                case 2 -> "\t";
                case 3 -> "";
                default -> " ";
              })
          .append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private Annotation annotation(String text, String id) {
    List<Fragment> fragments = new ArrayList<>();
    for (int i = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1; i > 0; i--) {
      fragments.add(fragment(text));
    }
    Region region = new Region(fragments);
    return new Annotation(id, region, surface(text, region), type(), concepts());
  }

  /** A stretch without white space at its ends that cuts no character in two. */
  private Fragment fragment(String text) {
    while (true) {
      int points = text.codePointCount(0, text.length());
      int from = random.nextInt(points);
      int to = Math.min(points, from + 1 + random.nextInt(8));
      int start = text.offsetByCodePoints(0, from);
      int end = text.offsetByCodePoints(0, to);
      String there = text.substring(start, end);
      if (!there.isEmpty() && there.equals(there.strip())) {
        return new Fragment(start, end);
      }
    }
  }

  static String surface(String text, Region region) {
    return region.fragments().stream()
        .map(fragment -> text.substring(fragment.start(), fragment.end()))
        .collect(Collectors.joining(" "));
  }

  private String type() {
    return List.of("DISO", "CHEM", "T047,T191").get(random.nextInt(3));
  }

  private String concept() {
    return List.of("C1", "D000001", "MESH:D2", "8000/3", "HP:0001945").get(random.nextInt(5));
  }

  private GoldConcepts concepts() {
    List<Set<String>> alternatives = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Set<String> composite = new TreeSet<>();
      for (int j = random.nextInt(4) == 0 ? 2 : 1; j > 0; j--) {
        composite.add(concept());
      }
      alternatives.add(composite);
    }
    return new GoldConcepts(alternatives);
  }

  private List<CorpusRelation> relations(List<Annotation> annotations) {
    List<CorpusRelation> relations = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String id = "R" + (relations.size() + 1);
      if (random.nextBoolean() && !annotations.isEmpty()) {
        RelationEnd first = new RelationEnd("Cause", any(annotations).id());
        RelationEnd second = new RelationEnd("Effect", any(annotations).id());
        relations.add(
            new CorpusRelation(id, "causes", CorpusRelation.Level.MENTIONS, first, second, ""));
      } else {
        RelationEnd first = new RelationEnd("", concept());
        RelationEnd second = new RelationEnd("", concept());
        String novelty = List.of("", "No", "Novel").get(random.nextInt(3));
        relations.add(
            new CorpusRelation(id, "Bind", CorpusRelation.Level.CONCEPTS, first, second, novelty));
      }
    }
    return relations;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}

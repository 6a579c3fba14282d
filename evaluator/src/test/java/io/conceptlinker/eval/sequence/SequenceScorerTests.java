package io.conceptlinker.eval.sequence;

import io.conceptlinker.corpus.conll.Chunk;
import io.conceptlinker.corpus.conll.TagScheme;
import io.conceptlinker.eval.stats.Averages;
import io.conceptlinker.eval.stats.PrecisionRecall;
import io.conceptlinker.eval.stats.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class SequenceScorerTests extends LuceneTestCase {
  private static final SequenceScorer LENIENT = SequenceScorer.lenient();

  private static List<String> tags(String tags) {
    return tags.isEmpty() ? List.of() : List.of(tags.split(" "));
  }

  private static void assertF1(Scores scores, double precision, double recall, double f1) {
    assertEquals(precision, scores.precision(), 1e-12);
    assertEquals(recall, scores.recall(), 1e-12);
    assertEquals(f1, scores.f1(), 1e-12);
  }

  /** The first example of seqeval's README. */
  public void testSeqevalsReadme() {
    List<List<String>> gold = List.of(tags("O O O B-MISC I-MISC I-MISC O"), tags("B-PER I-PER O"));
    List<List<String>> predicted =
        List.of(tags("O O B-MISC I-MISC I-MISC I-MISC O"), tags("B-PER I-PER O"));
    for (SequenceScorer scorer : List.of(LENIENT, SequenceScorer.strict(TagScheme.IOB2))) {
      Averages averages = scorer.score(gold, predicted);
      assertF1(averages.micro(), 0.5, 0.5, 0.5);
      assertF1(averages.macro(), 0.5, 0.5, 0.5);
      assertF1(averages.weighted(), 0.5, 0.5, 0.5);
      assertEquals(
          Map.of("MISC", new PrecisionRecall(0, 1, 1), "PER", new PrecisionRecall(1, 1, 1)),
          averages.byClass());
    }
  }

  /** The minimum case in seqeval's README that tells its modes apart. */
  public void testTheModesDiffer() {
    List<List<String>> gold = List.of(tags("B-NP I-NP O"));
    List<List<String>> predicted = List.of(tags("I-NP I-NP O"));
    assertF1(LENIENT.score(gold, predicted).micro(), 1, 1, 1);
    assertF1(SequenceScorer.strict(TagScheme.IOB2).score(gold, predicted).micro(), 0, 0, 0);
  }

  /** test_get_entities and test_get_entities_without_tags of seqeval's tests/test_metrics.py. */
  public void testSeqevalsEntities() {
    assertEquals(
        List.of(new Chunk("MISC", 3, 6), new Chunk("PER", 7, 9)),
        LENIENT.chunks(tags("O O O B-MISC I-MISC I-MISC O B-PER I-PER")));
    assertEquals(List.of(new Chunk("_", 3, 6)), LENIENT.chunks(tags("O O O B I I O")));
  }

  /** Cases of seqeval's tests/test_scheme.py. */
  public void testStrictSchemes() {
    TagScheme iob2 = TagScheme.IOB2;
    assertEquals(List.of(new Chunk("PER", 0, 1)), iob2.chunks(tags("B-PER")));
    assertEquals(List.of(), iob2.chunks(tags("I-PER I-PER")));
    assertEquals(List.of(new Chunk("PER", 1, 2)), iob2.chunks(tags("I-PER B-PER")));
    assertEquals(List.of(new Chunk("PER", 0, 1)), iob2.chunks(tags("B-PER I-ORG")));
    assertEquals(
        List.of(new Chunk("PER", 0, 1), new Chunk("ORG", 1, 2)), iob2.chunks(tags("B-PER B-ORG")));
    assertEquals(List.of(new Chunk("_", 0, 2)), iob2.chunks(tags("B I")));
    assertEquals(List.of(new Chunk("A-B", 0, 1)), iob2.chunks(tags("B-A-B")));
    assertEquals(List.of(), iob2.chunks(tags("")));
    TagScheme iobes = TagScheme.IOBES;
    assertEquals(List.of(), iobes.chunks(tags("B-PER I-PER")));
    assertEquals(List.of(new Chunk("PER", 0, 3)), iobes.chunks(tags("B-PER I-PER E-PER")));
    assertEquals(List.of(new Chunk("PER", 1, 2)), iobes.chunks(tags("B-PER S-PER I-PER")));
    TagScheme ioe2 = TagScheme.IOE2;
    assertEquals(List.of(new Chunk("PER", 0, 1)), ioe2.chunks(tags("E-PER")));
    assertEquals(List.of(new Chunk("PER", 0, 2)), ioe2.chunks(tags("I-PER E-PER")));
    assertEquals(List.of(new Chunk("ORG", 1, 2)), ioe2.chunks(tags("I-PER E-ORG")));
    TagScheme bilou = TagScheme.BILOU;
    assertEquals(
        List.of(new Chunk("PER", 0, 1), new Chunk("PER", 1, 3)),
        bilou.chunks(tags("U-PER B-PER L-PER")));
  }

  public void testConllReading() {
    assertEquals(
        List.of(new Chunk("A", 0, 1), new Chunk("A", 1, 2), new Chunk("B", 2, 4)),
        LENIENT.chunks(tags("E-A I-A I-B I-B")));
    assertEquals(
        List.of(new Chunk("A", 0, 1), new Chunk("A", 1, 2), new Chunk("A", 2, 3)),
        LENIENT.chunks(tags("S-A E-A I-A")));
  }

  private static List<List<String>> generated(long seed, String prefixes) {
    long state = seed;
    List<List<String>> sentences = new ArrayList<>();
    for (int sentence = 0; sentence < 400; sentence++) {
      List<String> tags = new ArrayList<>();
      for (int token = 0; token < 12; token++) {
        state = (state * 1103515245 + 12345) % (1L << 31);
        char prefix = prefixes.charAt((int) (state >> 16) % prefixes.length());
        state = (state * 1103515245 + 12345) % (1L << 31);
        String type = (state >> 16) % 2 == 0 ? "X" : "Y";
        tags.add(prefix == 'O' ? "O" : prefix + "-" + type);
      }
      sentences.add(tags);
    }
    return sentences;
  }

  /**
   * seqeval itself (commit cd01b521) on 400 random sentences of 12 tags, made by the generator
   * above with seed 1 for the gold and 2 for the predictions: micro precision, recall and F1.
   */
  public void testAgreesWithSeqevalOnRandomSentences() {
    assertStrict(
        TagScheme.IOB2, "OBI", 0.12610340479192939, 0.12254901960784313, 0.1243008079552517, 1632);
    assertStrict(
        TagScheme.IOE2, "OIE", 0.12153652392947104, 0.11668681983071343, 0.11906230721776682, 1654);
    assertStrict(
        TagScheme.IOBES,
        "OBIES",
        0.08476190476190476,
        0.08263695450324977,
        0.0836859426422191,
        1077);
    assertStrict(
        TagScheme.BILOU,
        "OBILU",
        0.08476190476190476,
        0.08263695450324977,
        0.0836859426422191,
        1077);
    assertLenient("OBI", 0.2089937338739403, 0.20439798125450612, 0.20667031164570804, 2774);
    assertLenient("OIE", 0.20593624038109198, 0.20028510334996436, 0.2030713640469738, 2806);
    assertLenient("OBIES", 0.2846153846153846, 0.2855917667238422, 0.2851027397260274, 3498);
    Averages iob2 =
        SequenceScorer.strict(TagScheme.IOB2).score(generated(1, "OBI"), generated(2, "OBI"));
    assertF1(iob2.macro(), 0.12629274660892822, 0.12270173819319906, 0.12447098555125963);
  }

  private static void assertStrict(
      TagScheme scheme, String prefixes, double precision, double recall, double f1, long support) {
    Averages averages =
        SequenceScorer.strict(scheme).score(generated(1, prefixes), generated(2, prefixes));
    assertF1(averages.micro(), precision, recall, f1);
    assertEquals(support, averages.micro().support());
  }

  private static void assertLenient(
      String prefixes, double precision, double recall, double f1, long support) {
    Averages averages = LENIENT.score(generated(1, prefixes), generated(2, prefixes));
    assertF1(averages.micro(), precision, recall, f1);
    assertEquals(support, averages.micro().support());
  }

  /** Well-formed tags mean the same in both modes. */
  public void testModesAgreeOnWellFormedTags() {
    for (int round = 0; round < 100; round++) {
      List<String> tags = new ArrayList<>();
      List<Chunk> written = new ArrayList<>();
      while (tags.size() < 20) {
        int length = random().nextInt(4);
        String type = random().nextBoolean() ? "X" : "Y";
        if (length == 0) {
          tags.add("O");
        } else {
          written.add(new Chunk(type, tags.size(), tags.size() + length));
          for (int i = 0; i < length; i++) {
            String prefix = length == 1 ? "S" : i == 0 ? "B" : i == length - 1 ? "E" : "I";
            tags.add(prefix + "-" + type);
          }
        }
      }
      assertEquals(written, LENIENT.chunks(tags));
      assertEquals(written, TagScheme.IOBES.chunks(tags));
    }
  }

  public void testRefusesOtherTags() {
    expectThrows(IllegalArgumentException.class, () -> TagScheme.IOB2.chunks(tags("E-PER")));
    expectThrows(IllegalArgumentException.class, () -> LENIENT.chunks(tags("PER")));
    expectThrows(IllegalArgumentException.class, () -> LENIENT.chunks(tags("BPER")));
    expectThrows(IllegalArgumentException.class, () -> LENIENT.chunks(List.of("")));
    expectThrows(
        IllegalArgumentException.class,
        () -> LENIENT.score(List.of(tags("O O")), List.of(tags("O"))));
    expectThrows(
        IllegalArgumentException.class, () -> LENIENT.score(List.of(), List.of(tags("O"))));
  }
}

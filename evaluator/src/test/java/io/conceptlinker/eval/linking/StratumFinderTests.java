package io.conceptlinker.eval.linking;

import io.conceptlinker.corpus.GoldConcepts;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

public class StratumFinderTests extends LuceneTestCase {

  private static final KbNames KB =
      new KbNames() {
        @Override
        public boolean hasConcept(String id) {
          return id.equals("A") || id.equals("B");
        }

        @Override
        public boolean isName(String id, String text) {
          return id.equals("A") && text.equalsIgnoreCase("heart failure");
        }
      };

  private static GoldMention mention(String text, String gold) {
    return new GoldMention("1", 0, text.length(), text, GoldConcepts.parse(gold), "", "");
  }

  private static String value(StratumFinder finder, GoldMention mention, Dimension dimension) {
    return finder.strata(mention).stream()
        .filter(stratum -> stratum.dimension() == dimension)
        .map(Stratum::value)
        .findFirst()
        .orElse("");
  }

  public void testWords() {
    StratumFinder finder = new StratumFinder();
    assertEquals("1", value(finder, mention("IL-2", "A"), Dimension.WORDS));
    assertEquals("2", value(finder, mention("heart  failure ", "A"), Dimension.WORDS));
    assertEquals("3", value(finder, mention("a b\nc", "A"), Dimension.WORDS));
    assertEquals("4+", value(finder, mention("a b c d", "A"), Dimension.WORDS));
    assertEquals("4+", value(finder, mention("a b c d e f", "A"), Dimension.WORDS));
  }

  public void testAbbreviations() {
    StratumFinder finder = new StratumFinder();
    for (String text : List.of("MI", "IL-2", "acute MI", "BRCA1 mutation", "(COPD)", "É1")) {
      assertEquals(text, "yes", value(finder, mention(text, "A"), Dimension.ABBREVIATION));
    }
    for (String text : List.of("Mi", "infarction", "2012", "type 2", "12-14", "T cell", "mRNA")) {
      assertEquals(text, "no", value(finder, mention(text, "A"), Dimension.ABBREVIATION));
    }
  }

  public void testSeenAndUnseen() {
    StratumFinder finder =
        new StratumFinder()
            .withTraining(new TrainingIndex(List.of(mention("MI", "A"), mention("both", "B+C"))));
    assertEquals("seen", value(finder, mention("x", "A"), Dimension.CONCEPT));
    assertEquals("unseen", value(finder, mention("x", "D"), Dimension.CONCEPT));
    assertEquals("seen", value(finder, mention("x", "D|B"), Dimension.CONCEPT));
    assertEquals("unseen", value(finder, mention("x", "A+D"), Dimension.CONCEPT));
    assertEquals("seen", value(finder, mention("MI", "D"), Dimension.TEXT));
    assertEquals("letter case counts", "unseen", value(finder, mention("mi", "A"), Dimension.TEXT));
  }

  public void testKnowledgeBase() {
    StratumFinder finder = new StratumFinder().withKnowledgeBase(KB);
    GoldMention named = mention("Heart failure", "A");
    assertEquals("identical", value(finder, named, Dimension.KB_NAME));
    assertEquals("different", value(finder, mention("HF", "A"), Dimension.KB_NAME));
    assertEquals("different", value(finder, mention("heart failure", "B"), Dimension.KB_NAME));
    assertEquals("yes", value(finder, named, Dimension.IN_KB));
    assertEquals("no", value(finder, mention("x", "Z"), Dimension.IN_KB));
    assertEquals("no", value(finder, mention("x", "A+Z"), Dimension.IN_KB));
    assertEquals("yes", value(finder, mention("x", "Z|A"), Dimension.IN_KB));
  }

  public void testWhatIsUnknownIsLeftOut() {
    List<Stratum> strata = new StratumFinder().strata(mention("MI", "A"));
    assertEquals(
        List.of(new Stratum(Dimension.WORDS, "1"), new Stratum(Dimension.ABBREVIATION, "yes")),
        strata);
    GoldMention grouped = new GoldMention("1", 0, 2, "MI", GoldConcepts.NIL, "DISO", "fr");
    assertEquals("DISO", value(new StratumFinder(), grouped, Dimension.GROUP));
    assertEquals("fr", value(new StratumFinder(), grouped, Dimension.LANGUAGE));
  }
}

package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.report.plot.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ReportDetailTests extends LuceneTestCase {

  /** The first so many of six mentions are answered right. */
  private static LinkingReport right(int mentions) {
    List<LinkingCase> cases = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String answer = i < mentions ? "D1" : "D2";
      cases.add(SampleRun.scored("1", 2 * i, 2 * i + 1, "x", "D1", SampleRun.answer(answer, 0.5)));
    }
    return SampleRun.score(cases);
  }

  /** Charts have room for three others: the best of them, in the order of the table. */
  public void testTheStrongestAreDrawn() {
    Map<String, LinkingReport> beside = new LinkedHashMap<>();
    beside.put("weakest", right(1));
    beside.put("second", right(4));
    beside.put("first", right(5));
    beside.put("weaker", right(2));
    beside.put("third", right(3));
    List<Section> sections = new LinkingSections(SampleRun.PROVENANCE, right(6), beside).sections();
    Chart recall = sections.get(1).charts().getFirst();
    assertEquals(List.of("k", "lexical", "second", "first", "third"), recall.table().headings());
    String page = new Page(SampleRun.PROVENANCE, sections).html();
    assertTrue(page.contains("Charts show 3 of the other systems"));
    beside.remove("weakest");
    beside.remove("weaker");
    List<Section> few = new LinkingSections(SampleRun.PROVENANCE, right(6), beside).sections();
    assertFalse(new Page(SampleRun.PROVENANCE, few).html().contains("Charts show 3"));
  }

  public void testWithoutAHierarchyThereIsNoBarOfIt() {
    List<LinkingCase> cases = SampleRun.cases();
    String page =
        new ReportBuilder(SampleRun.PROVENANCE)
            .linking(SampleRun.score(cases), cases)
            .ontology(Ontology.NONE)
            .html();
    assertFalse(page.contains("How far off"));
    assertTrue(page.contains("The knowledge base has no hierarchy that says how far off"));
    assertTrue(page.contains("Worst errors"));
  }

  public void testConfidencesAreNotRoundedToCertainty() {
    assertEquals("<0.01", Figures.confidence(0.0000227));
    assertEquals("0.00", Figures.confidence(0));
    assertEquals("0.01", Figures.confidence(0.0051));
    assertEquals("0.99", Figures.confidence(0.994));
    assertEquals(">0.99", Figures.confidence(0.9967));
    assertEquals("1.00", Figures.confidence(1));
  }
}

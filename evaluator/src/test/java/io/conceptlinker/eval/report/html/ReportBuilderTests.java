package io.conceptlinker.eval.report.html;

import com.carrotsearch.randomizedtesting.ThreadFilter;
import com.carrotsearch.randomizedtesting.annotations.ThreadLeakFilters;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.eval.endtoend.EndToEndScorer;
import io.conceptlinker.eval.endtoend.GoldSpan;
import io.conceptlinker.eval.endtoend.LinkedDocument;
import io.conceptlinker.eval.endtoend.LinkedSpan;
import io.conceptlinker.eval.entity.Entity;
import io.conceptlinker.eval.entity.EntityDocument;
import io.conceptlinker.eval.entity.EntityScorer;
import io.conceptlinker.eval.entity.MatchingOrder;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.relation.Argument;
import io.conceptlinker.eval.relation.ConceptRelation;
import io.conceptlinker.eval.relation.ConceptRelationDocument;
import io.conceptlinker.eval.relation.ConceptRelationScorer;
import io.conceptlinker.eval.relation.Relation;
import io.conceptlinker.eval.relation.RelationDocument;
import io.conceptlinker.eval.relation.RelationScorer;
import io.conceptlinker.eval.report.Cost;
import io.conceptlinker.eval.sequence.SequenceScorer;
import io.conceptlinker.eval.stats.Bootstrap;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@ThreadLeakFilters(filters = ReportBuilderTests.Java2d.class)
public class ReportBuilderTests extends LuceneTestCase {

  /** The runtime starts one thread for all images of the process, which never ends. */
  public static final class Java2d implements ThreadFilter {
    @Override
    public boolean reject(Thread thread) {
      return thread.getName().equals("Java2D Disposer");
    }
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> elements(Document page, String tag) {
    List<Element> elements = new ArrayList<>();
    NodeList nodes = page.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> texts(Document page, String tag) {
    return elements(page, tag).stream().map(Element::getTextContent).toList();
  }

  private static ReportBuilder everything() {
    GoldSpan gold = new GoldSpan(Region.of(0, 5), GoldConcepts.of("A"));
    LinkedSpan found = new LinkedSpan(Region.of(0, 5), "A");
    List<Entity> entities = List.of(new Entity(Region.of(0, 5), SampleRun.HOSTILE));
    Argument argument = new Argument(Region.of(0, 5), "X");
    List<Relation> relations = List.of(new Relation("r", argument, argument, true));
    List<ConceptRelation> pairs = List.of(new ConceptRelation("A", "B", "r", "Novel"));
    List<LinkingCase> cases = SampleRun.cases();
    return SampleRun.builder(cases)
        .beside("always " + SampleRun.HOSTILE, SampleRun.score(cases))
        .endToEnd(
            new EndToEndScorer(Bootstrap.PROTOCOL)
                .score(List.of(new LinkedDocument("1", List.of(gold), List.of(found)))))
        .entities(
            new EntityScorer(MatchingOrder.EXACT_FIRST, 1, Bootstrap.PROTOCOL)
                .score(List.of(new EntityDocument("1", entities, entities))),
            Map.of(
                "default",
                SequenceScorer.lenient().score(List.of(List.of("B-X")), List.of(List.of("I-X")))))
        .relations(
            new RelationScorer(Bootstrap.PROTOCOL)
                .score(List.of(new RelationDocument("1", relations, relations))),
            new ConceptRelationScorer(Bootstrap.PROTOCOL)
                .score(List.of(new ConceptRelationDocument("1", pairs, pairs))));
  }

  public void testStructure() throws Exception {
    Document page = parse(everything().html());
    assertEquals(List.of("Sample <corpus> · test"), texts(page, "h1"));
    List<String> sections =
        List.of(
            "headline",
            "recall",
            "strata",
            "confidence",
            "groups",
            "errors",
            "end-to-end",
            "entities",
            "relations",
            "cost",
            "provenance");
    assertEquals(
        sections, elements(page, "section").stream().map(e -> e.getAttribute("id")).toList());
    assertEquals(
        sections.stream().map(id -> "#" + id).toList(),
        elements(page, "a").stream().map(e -> e.getAttribute("href")).toList());
    assertEquals(
        List.of(
            "Recall@k",
            "Recall@1 by stratum",
            "Reliability",
            "Risk and coverage",
            "Threshold",
            "Confusion of semantic groups",
            "How far off"),
        elements(page, "figcaption").stream()
            .map(e -> e.getElementsByTagName("strong").item(0).getTextContent())
            .toList());
    assertEquals("every chart has its figures", 7, texts(page, "svg").size());
    assertEquals("en", page.getDocumentElement().getAttribute("lang"));
  }

  public void testEveryTableHasHeadings() throws Exception {
    Document page = parse(everything().html());
    for (Element table : elements(page, "table")) {
      NodeList rows = table.getElementsByTagName("tr");
      int cells = -1;
      for (int i = 0; i < rows.getLength(); i++) {
        int count = rows.item(i).getChildNodes().getLength();
        assertTrue(table.getTextContent(), cells < 0 || cells == count);
        cells = count;
      }
    }
    for (Element heading : elements(page, "th")) {
      assertTrue(Set.of("row", "col").contains(heading.getAttribute("scope")));
    }
  }

  public void testIdsAreUnique() throws Exception {
    Set<String> ids = new HashSet<>();
    for (Element element : elements(parse(everything().html()), "*")) {
      if (element.hasAttribute("id")) {
        assertTrue(element.getAttribute("id"), ids.add(element.getAttribute("id")));
      }
    }
  }

  public void testNothingIsLoaded() throws Exception {
    String html = everything().html();
    Matcher address = Pattern.compile("[a-z]+://[^\"'\\s)]*").matcher(html);
    while (address.find()) {
      assertTrue(
          address.group(),
          Set.of("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg")
              .contains(address.group()));
    }
    assertFalse(html.contains("url("));
    assertFalse(html.contains("@import"));
    for (Element element : elements(parse(html), "*")) {
      assertFalse(element.hasAttribute("src"));
      assertFalse(Set.of("link", "iframe", "img", "object").contains(element.getTagName()));
      assertTrue(element.getAttribute("href").isEmpty() || element.getTagName().equals("a"));
    }
  }

  public void testTheScriptIsTheOneThatThePolicyAllows() throws Exception {
    Document page = parse(everything().html());
    assertEquals(1, texts(page, "script").size());
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(texts(page, "script").getFirst().getBytes(StandardCharsets.UTF_8));
    String policy = elements(page, "meta").getLast().getAttribute("content");
    assertTrue(policy, policy.startsWith("default-src 'none';"));
    assertTrue(policy, policy.contains("'sha256-" + Base64.getEncoder().encodeToString(hash)));
  }

  public void testTextIsText() throws Exception {
    Document page = parse(everything().html());
    assertEquals(0, elements(page, "corpus").size() + elements(page, "img").size());
    for (Element element : elements(page, "*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String name = element.getAttributes().item(i).getNodeName();
        assertFalse(name, name.toLowerCase(Locale.ROOT).startsWith("on"));
      }
    }
    String all = page.getDocumentElement().getTextContent();
    assertTrue(all.contains("<img src=x onerror=\"alert('1')\">&\uFFFD\uFFFD"));
    assertTrue(all.contains("run \\\n    --kb 'a&b'"));
    assertTrue(all.contains("Lung <cancer>"));
  }

  public void testErrors() throws Exception {
    Document page = parse(SampleRun.builder(SampleRun.cases()).html());
    Element table =
        elements(page, "table").stream()
            .filter(element -> element.getAttribute("class").startsWith("errors"))
            .findFirst()
            .orElseThrow();
    NodeList rows = ((Element) table.getElementsByTagName("tbody").item(0)).getChildNodes();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.getLength(); i++) {
      if (rows.item(i) instanceof Element row) {
        lines.add(row.getTextContent());
      }
    }
    assertEquals(4, lines.size());
    assertTrue(lines.get(0), lines.get(0).contains("1 27–38× 2"));
    assertTrue(lines.get(0), lines.get(0).contains("Cancer D20.80broader"));
    assertTrue(lines.get(0), lines.get(0).contains("Lung <cancer> D30.20the gold concept"));
    assertTrue(lines.get(0), lines.get(0).contains("rank 2"));
    assertTrue(lines.get(1), lines.get(1).contains("Aspirin C10.95unrelated"));
    assertTrue(lines.get(1), lines.get(1).contains("Lung <cancer> D30.01narrower"));
    assertTrue(lines.get(2), lines.get(2).contains("X9not in the knowledge base"));
    assertTrue(lines.get(3), lines.get(3).contains("orDisease D1andCancer D2"));
    assertTrue(lines.get(3), lines.get(3).endsWith("no answer–"));
    assertEquals(List.of("lung cancer", "cancer", "cancer", "of t"), texts(page, "mark"));
  }

  public void testTheOrderOfCasesChangesNothing() {
    List<LinkingCase> cases = new ArrayList<>(SampleRun.cases());
    String page = SampleRun.builder(cases).html();
    Collections.shuffle(cases, random());
    assertEquals(page, SampleRun.builder(cases).html());
  }

  public void testWhatWasNotMeasuredIsLeftOut() throws Exception {
    Document nothing = parse(new ReportBuilder(SampleRun.PROVENANCE).html());
    assertEquals(List.of("Provenance"), texts(nothing, "h2"));
    List<LinkingCase> none = List.of();
    Document empty =
        parse(
            new ReportBuilder(SampleRun.PROVENANCE)
                .linking(SampleRun.score(none), none)
                .cost(new Cost(0, 0, 0, 0, Map.of()))
                .html());
    assertEquals(List.of("Headline", "Cost", "Provenance"), texts(empty, "h2"));
    List<LinkingCase> sure =
        List.of(
            SampleRun.scored("1", 0, 2, "ab", "D1", SampleRun.answer("D1", 1)),
            SampleRun.scored("1", 3, 5, "cd", "D1", SampleRun.answer("D2", 1)));
    Document bare =
        parse(new ReportBuilder(SampleRun.PROVENANCE).linking(SampleRun.score(sure), sure).html());
    assertEquals(
        List.of("Headline", "Recall", "Strata", "Confidence", "Errors", "Provenance"),
        texts(bare, "h2"));
    assertTrue(bare.getDocumentElement().getTextContent().contains("no curve to draw"));
    List<LinkingCase> silent = List.of(SampleRun.scored("1", 0, 2, "ab", "D1"));
    Document unanswered =
        parse(
            new ReportBuilder(SampleRun.PROVENANCE)
                .linking(SampleRun.score(silent), silent)
                .html());
    assertFalse(texts(unanswered, "h2").contains("Confidence"));
    assertTrue(texts(unanswered, "h2").contains("Errors"));
  }

  public void testFiles() throws IOException {
    Path directory = createTempDir().resolve("new").resolve("out");
    ReportFiles files = SampleRun.builder(SampleRun.cases()).write(directory);
    assertEquals(List.of(), files.warnings());
    assertTrue(Files.readString(files.page()).startsWith("<!DOCTYPE html>\n<html lang=\"en\""));
    assertEquals(14, files.plots().size());
    for (String plot : List.of("recall-at-k", "strata", "reliability", "risk-coverage", "errors")) {
      assertTrue(plot, files.plots().contains(directory.resolve("plots/" + plot + ".png")));
      assertTrue(plot, files.plots().contains(directory.resolve("plots/" + plot + ".vl.json")));
    }
    for (Path plot : files.plots()) {
      assertTrue(Files.size(plot) > 500);
    }
    assertEquals(files, SampleRun.builder(SampleRun.cases()).write(directory));
  }
}

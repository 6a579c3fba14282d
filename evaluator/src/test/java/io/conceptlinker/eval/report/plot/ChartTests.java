package io.conceptlinker.eval.report.plot;

import io.conceptlinker.eval.calibration.ReliabilityBin;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

public class ChartTests extends LuceneTestCase {
  private static final String HOSTILE = "<script>alert('x')</script>&\u0000\"";

  static ChartTitle title(String name) {
    return new ChartTitle(name, "A title " + HOSTILE, "How to read it " + HOSTILE);
  }

  static LineChart lines() {
    return new LineChart(
        title("lines"),
        Axis.of("k", 1, 3, 1),
        Axis.percent("recall"),
        List.of(
            new Series(
                "ours",
                List.of(
                    new Point(1, 0.5, 0.4, 0.6),
                    new Point(2, 0.75, 0.7, 0.8),
                    Point.of(3, Double.NaN))),
            new Series(HOSTILE, List.of(Point.of(1, 0), Point.of(3, 1)))));
  }

  static BarChart bars() {
    return new BarChart(
        title("bars"),
        Axis.percent("Recall@1"),
        List.of(
            new Bar("Words", "1 word", 1, 0.9, 1, 1234),
            new Bar("Words", HOSTILE, 0.5, 0.25, 0.75, 3),
            new Bar("Other", "none", Double.NaN, Double.NaN, Double.NaN, 0)));
  }

  static ReliabilityChart reliability() {
    return new ReliabilityChart(
        title("reliability"),
        List.of(
            new ReliabilityBin(0, 0.5, 0, Double.NaN, Double.NaN),
            new ReliabilityBin(0.5, 1, 2000, 0.75, 0.5)));
  }

  static HeatMap heatMap() {
    return new HeatMap(
        title("heat-map"),
        List.of("CHEM", HOSTILE),
        List.of("CHEM", "DISO"),
        List.of(List.of(3L, 1L), List.of(0L, 1000L)));
  }

  static List<Chart> all() {
    return List.of(lines(), bars(), reliability(), heatMap());
  }

  static Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> elements(Chart chart, String tag, String style)
      throws ParserConfigurationException, SAXException, IOException {
    NodeList nodes = parse(Svg.of(chart)).getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Element element = (Element) nodes.item(i);
      if (element.getAttribute("class").equals(style)) {
        elements.add(element);
      }
    }
    return elements;
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  public void testEveryChartIsWellFormedNamedAndRepeatable() throws Exception {
    for (Chart chart : all()) {
      Document svg = parse(Svg.of(chart));
      Element root = svg.getDocumentElement();
      String name = chart.title().name();
      assertEquals(name + "-title " + name + "-desc", root.getAttribute("aria-labelledby"));
      assertEquals("img", root.getAttribute("role"));
      assertEquals(
          "A title <script>alert('x')</script>&\uFFFD\"",
          svg.getElementsByTagName("title").item(0).getTextContent());
      assertEquals(0, svg.getElementsByTagName("script").getLength());
      assertEquals(Svg.of(chart), Svg.of(chart));
    }
  }

  public void testNothingIsDrawnOutside() throws Exception {
    for (Chart chart : all()) {
      NodeList texts = parse(Svg.of(chart)).getElementsByTagName("text");
      for (int i = 0; i < texts.getLength(); i++) {
        Element text = (Element) texts.item(i);
        assertTrue(number(text, "x") >= 0 && number(text, "x") <= chart.width());
        assertTrue(number(text, "y") >= 0 && number(text, "y") <= chart.height());
      }
    }
  }

  public void testBarsAreAsLongAsTheirValue() throws Exception {
    List<Element> drawn = elements(bars(), "rect", "f-first");
    assertEquals("a bar without a value is not drawn", 2, drawn.size());
    assertEquals(number(drawn.get(0), "width"), 2 * number(drawn.get(1), "width"), 0.02);
    assertEquals(number(drawn.get(0), "x"), number(drawn.get(1), "x"), 0);
  }

  public void testPointsStandWhereTheyAre() throws Exception {
    List<Element> dots = elements(lines(), "circle", "f-first");
    assertEquals("NaN is left out", 2, dots.size());
    List<Element> others = elements(lines(), "circle", "f-second");
    double bottom = number(others.get(0), "cy");
    double top = number(others.get(1), "cy");
    assertEquals((top + bottom) / 2, number(dots.get(0), "cy"), 0.02);
    assertEquals(bottom + (top - bottom) * 0.75, number(dots.get(1), "cy"), 0.02);
    double left = number(others.get(0), "cx");
    double right = number(others.get(1), "cx");
    assertEquals((left + right) / 2, number(dots.get(1), "cx"), 0.02);
    assertEquals(1, elements(lines(), "path", "f-first").size());
  }

  public void testTables() {
    assertEquals(
        List.of(List.of("1", "50.0", "0.0"), List.of("2", "75.0", "–"), List.of("3", "–", "100.0")),
        lines().table().rows());
    assertEquals(List.of("k", "ours", HOSTILE), lines().table().headings());
    assertEquals(
        List.of("Words: 1 word", "100.0", "90.0 to 100.0", "1,234"), bars().table().rows().get(0));
    assertEquals(List.of("Other: none", "–", "–", "0"), bars().table().rows().get(2));
    assertEquals(
        List.of("0.50 to 1.00", "0.750", "0.500", "2,000"), reliability().table().rows().get(1));
    assertEquals(List.of(HOSTILE, "0", "1,000"), heatMap().table().rows().get(1));
  }

  public void testAxes() {
    Axis around = Axis.percentAround("recall", 0.772, 0.931);
    assertEquals(0.75, around.min(), 1e-9);
    assertEquals(0.95, around.max(), 1e-9);
    assertEquals(5, around.ticks().size());
    assertEquals("75", around.tick(around.min()));
    Axis nothing = Axis.percentAround("recall", 0, 0);
    assertTrue(nothing.max() > nothing.min());
    Axis all = Axis.percentAround("recall", 1, 1);
    assertTrue(all.max() > all.min());
    assertEquals(0.5, Axis.percent("x").along(0.5), 0);
    assertEquals(1, Axis.percent("x").along(7), 0);
    assertEquals("12.5", Axis.percent("x").format(0.125));
    assertEquals("–", Axis.percent("x").format(Double.NaN));
    expectThrows(IllegalArgumentException.class, () -> Axis.of("x", 1, 1, 1));
    expectThrows(IllegalArgumentException.class, () -> Axis.of("x", 0, 1, 0.001));
  }

  public void testMistakesAreRefused() {
    expectThrows(IllegalArgumentException.class, () -> new ChartTitle("../up", "", ""));
    expectThrows(
        IllegalArgumentException.class,
        () -> new LineChart(title("a"), Axis.percent("x"), Axis.percent("y"), List.of()));
    expectThrows(
        IllegalArgumentException.class,
        () -> new BarChart(title("a"), Axis.of("x", 1, 2, 1), List.of()));
    expectThrows(
        IllegalArgumentException.class,
        () -> new HeatMap(title("a"), List.of("x"), List.of("y"), List.of()));
    expectThrows(
        IllegalArgumentException.class,
        () -> new DataTable(List.of("a"), List.of(List.of("b", "c"))));
  }

  public void testLongLabelsAreCut() {
    assertEquals("abc", Lettering.LABEL.fit("abc", 100));
    assertEquals("aaaa…", Lettering.LABEL.fit("a".repeat(40), 5 * 12 * 0.56 + 0.1));
    assertEquals("😀…", Lettering.LABEL.fit("😀".repeat(9), 2 * 12 * 0.56 + 0.1));
  }
}

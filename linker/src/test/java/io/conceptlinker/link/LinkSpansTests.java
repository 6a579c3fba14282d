package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

public class LinkSpansTests extends LuceneTestCase {
  private KnowledgeBase kb;
  private LexicalLinker linker;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    kb = DemoConcepts.build(createTempDir().resolve("kb"));
    linker = new LexicalLinker(kb);
  }

  @Override
  public void tearDown() throws Exception {
    kb.close();
    super.tearDown();
  }

  public void testExactAndNear() {
    Mention exact = span("severe [heart failure] here", LinkOptions.DEFAULT).orElseThrow();
    assertEquals("D9", exact.conceptId());
    assertEquals(LinkPath.DICTIONARY, exact.path());
    assertEquals("D9", exact.candidates().getFirst().conceptId());
    Mention near = span("[congestive hart failure] here", LinkOptions.DEFAULT).orElseThrow();
    assertEquals("D9", near.conceptId());
    assertEquals(LinkPath.LEXICAL, near.path());
    assertTrue(near.score() < exact.score());
    assertEquals(
        "D17", span("[tumour of the pancreas]", LinkOptions.DEFAULT).orElseThrow().conceptId());
  }

  public void testDefinedAbbreviation() {
    Mention mention =
        span("Wilson disease (WD). Later [typical WD] was seen", LinkOptions.DEFAULT).orElseThrow();
    assertEquals("D3", mention.conceptId());
    assertEquals(LinkPath.ABBREVIATION, mention.path());
    assertEquals("D4", span("[ALL]", LinkOptions.DEFAULT).orElseThrow().conceptId());
    assertEquals("G1", span("[cat]", LinkOptions.DEFAULT).orElseThrow().conceptId());
  }

  public void testNil() {
    assertEquals(Optional.empty(), span("the [qqq zzz] of it", LinkOptions.DEFAULT));
    assertEquals(Optional.empty(), span("it [,] is", LinkOptions.DEFAULT));
    LinkOptions anatomy = new LinkOptions(0.5, Set.of("Anatomy"), OverlapPolicy.NO_SUB, 5);
    assertEquals(Optional.empty(), span("[heart failure]", anatomy));
  }

  public void testSpansKeepTheirOrderAndOffsets() {
    LinkRequest request =
        new LinkRequest(
            List.of(new Passage("a", "gout gout"), new Passage("b", "xyz asthma")),
            LinkOptions.DEFAULT);
    List<Span> spans = List.of(new Span(1, 4, 10), new Span(0, 5, 9), new Span(0, 0, 4));
    List<Optional<Mention>> found = linker.linkSpans(request, spans);
    List<Span> back = new ArrayList<>();
    for (Optional<Mention> mention : found) {
      Mention m = mention.orElseThrow();
      back.add(new Span(m.passage(), m.start(), m.end()));
    }
    assertEquals(spans, back);
    assertEquals("D13", found.getFirst().orElseThrow().conceptId());
  }

  public void testSpansOutsideOfThePassageAreRefused() {
    LinkRequest request = LinkRequest.ofText("gout");
    for (Span span : List.of(new Span(0, 0, 5), new Span(1, 0, 1))) {
      IllegalArgumentException e =
          expectThrows(
              IllegalArgumentException.class, () -> linker.linkSpans(request, List.of(span)));
      assertFalse(e.getMessage().contains("gout"));
    }
    expectThrows(IllegalArgumentException.class, () -> new Span(0, 3, 3));
  }

  private Optional<Mention> span(String marked, LinkOptions options) {
    int open = marked.indexOf('[');
    int close = marked.indexOf(']');
    String text =
        marked.substring(0, open) + marked.substring(open + 1, close) + marked.substring(close + 1);
    LinkRequest request = new LinkRequest(List.of(new Passage("text", text)), options);
    return linker.linkSpans(request, List.of(new Span(0, open, close - 1))).getFirst();
  }
}

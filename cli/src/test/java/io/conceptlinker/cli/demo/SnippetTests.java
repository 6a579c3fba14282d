package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.demo.Snippet.Span;
import io.conceptlinker.cli.terminal.Style;
import io.conceptlinker.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;

public class SnippetTests extends LuceneTestCase {

  private static final Style PLAIN = Terminal.of(System.out, System.err, Map.of()).style();

  public void testMarksMentionsAroundTheFirst() {
    String text =
        "The patient had a heart attack, then\nheart failure, and went home after a week.";
    Snippet snippet = new Snippet(text, List.of(new Span(37, 50), new Span(18, 30)));
    assertEquals("heart attack", text.substring(18, 30));
    assertEquals("heart failure", text.substring(37, 50));
    assertEquals(
        "The patient had a «heart attack», then «heart failure», and went home after a week.",
        snippet.render(100, PLAIN));
    assertEquals(
        "…had a «heart attack», then «heart failure», and went…", snippet.render(48, PLAIN));
  }

  public void testWithoutMentions() {
    assertEquals("", new Snippet("text", List.of()).render(40, PLAIN));
  }

  public void testAnyTextAndSpans() {
    for (int i = 0; i < 500; i++) {
      String text = TestUtil.randomUnicodeString(random(), 400) + " x";
      List<Span> spans = new ArrayList<>();
      for (int k = random().nextInt(5); k >= 0; k--) {
        int start = random().nextInt(text.length());
        spans.add(new Span(start, start + 1 + random().nextInt(text.length() - start)));
      }
      String line = new Snippet(text, spans).render(20 + random().nextInt(100), PLAIN);
      assertFalse(line, line.contains("\n"));
    }
  }
}

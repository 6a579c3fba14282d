package io.conceptlinker.elasticsearch.expression;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;

import io.conceptlinker.elasticsearch.expression.ConceptExpression.Compound;
import io.conceptlinker.elasticsearch.expression.ConceptExpression.Focus;
import io.conceptlinker.elasticsearch.expression.ConceptExpression.Operator;
import io.conceptlinker.elasticsearch.expression.ConceptExpression.Reach;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.test.ESTestCase;

public class ExpressionParserTests extends ESTestCase {
  private static final long PATIENCE_MILLIS = 30_000;

  private static Focus focus(Reach reach, String id) {
    return new Focus(reach, id);
  }

  public void testReaches() {
    for (Reach reach : Reach.values()) {
      for (String blank : List.of("", " ", "\t\n")) {
        assertEquals(
            focus(reach, "C0018799"),
            ExpressionParser.parse(blank + reach.symbol() + blank + "C0018799" + blank));
      }
    }
  }

  public void testOperators() {
    ConceptExpression expected =
        new Compound(
            Operator.MINUS,
            List.of(
                new Compound(
                    Operator.AND,
                    List.of(focus(Reach.DESCENDANTS_OR_SELF, "A"), focus(Reach.SELF, "MESH:D1"))),
                focus(Reach.ANCESTORS, "B")));
    assertEquals(
        expected,
        ExpressionParser.parse("(<< A |Heart disease (AND others)| AND MESH:D1) minus >B"));
    assertEquals(
        new Compound(
            Operator.OR,
            List.of(focus(Reach.SELF, "A"), focus(Reach.SELF, "B"), focus(Reach.SELF, "C"))),
        ExpressionParser.parse("A OR B or ((C))"));
  }

  public void testErrorsNameTheOffset() {
    assertRefused("", 0, "a concept id");
    assertRefused("   ", 3, "a concept id");
    assertRefused("A AND", 5, "a concept id");
    assertRefused("A AND OR B", 6, "a concept id");
    assertRefused("A B", 2, "AND, OR, MINUS or the end");
    assertRefused("(A", 2, "')'");
    assertRefused("A)", 1, "AND, OR, MINUS or the end");
    assertRefused("A |open", 2, "a second '|'");
    assertRefused("A AND B OR C", 8, "parentheses");
    assertRefused("A MINUS B MINUS C", 10, "parentheses");
    assertRefused("<<< A", 2, "a concept id");
    assertRefused("A\u0000B", 1, "AND, OR, MINUS or the end");
  }

  private static void assertRefused(String expression, int offset, String expected) {
    Exception e =
        expectThrows(IllegalArgumentException.class, () -> ExpressionParser.parse(expression));
    assertThat(
        String.valueOf(e.getMessage()),
        containsString("offset [" + offset + "]: expected " + expected));
  }

  public void testBombsEndSoon() {
    assertBomb("(".repeat(ExpressionParser.MAX_CHARS), "parentheses inside of each other");
    assertBomb("x".repeat(10 << 20), "expected at most [" + ExpressionParser.MAX_CHARS + "]");
    assertBomb("A OR ".repeat(1_000) + "A", "at most [" + ExpressionParser.MAX_CONCEPTS + "]");
    assertBomb("<".repeat(ExpressionParser.MAX_CHARS), "a concept id");
    assertBomb("A" + "|".repeat(ExpressionParser.MAX_CHARS - 1), "AND, OR, MINUS or the end");
    assertBomb(" ".repeat(ExpressionParser.MAX_CHARS), "a concept id");
  }

  private static void assertBomb(String expression, String expected) {
    long start = System.nanoTime();
    Exception e =
        expectThrows(IllegalArgumentException.class, () -> ExpressionParser.parse(expression));
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), lessThan(PATIENCE_MILLIS));
    assertThat(String.valueOf(e.getMessage()), containsString(expected));
    assertThat("not quoted", String.valueOf(e.getMessage()).length(), lessThan(200));
  }

  /** Whatever comes, it is either understood or refused. */
  public void testNoise() {
    String alphabet = "AB1 <>!()|\u0000\t\ud83d\u00e9";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder noise = new StringBuilder();
      for (int j = between(0, 30); j > 0; j--) {
        noise.append(
            rarely() ? randomFrom(" AND ", " OR ", " MINUS ") : alphabet.charAt(between(0, 12)));
      }
      try {
        assertNotNull(ExpressionParser.parse(noise.toString()));
      } catch (IllegalArgumentException e) {
        assertThat(
            String.valueOf(e.getMessage()), containsString("[expression] is not understood"));
      }
    }
  }
}

package io.conceptlinker.elasticsearch.expression;

import static org.hamcrest.Matchers.containsString;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.elasticsearch.test.ESTestCase;

/** Compares sets with a naive answer over numbers: n is below each of its proper divisors. */
public class ConceptExpressionTests extends ESTestCase {
  private static final int CONCEPTS = 60;

  private static List<String> where(IntPredicate wanted) {
    return IntStream.rangeClosed(1, CONCEPTS).filter(wanted).mapToObj(Integer::toString).toList();
  }

  private static boolean below(int n, int of) {
    return n != of && n % of == 0;
  }

  private static boolean child(int n, int of) {
    return below(n, of) && IntStream.range(of + 1, n).noneMatch(m -> below(n, m) && below(m, of));
  }

  /** Divisors. */
  private static final Hierarchy DIVISORS =
      new Hierarchy() {
        @Override
        public List<String> descendants(String id, int maxDepth, int limit) {
          int of = Integer.parseInt(id);
          return where(n -> maxDepth == 1 ? child(n, of) : below(n, of)).stream()
              .limit(limit)
              .toList();
        }

        @Override
        public List<String> ancestors(String id, int maxDepth) {
          int of = Integer.parseInt(id);
          return where(n -> maxDepth == 1 ? child(of, n) : below(of, n));
        }
      };

  /** An expression and who belongs to it. */
  private record Case(String text, IntPredicate members) {}

  private static Case random(int depth) {
    if (depth == 0 || between(0, 3) == 0) {
      int of = between(1, CONCEPTS);
      return switch (between(0, 6)) {
        case 0 -> new Case("<" + of, n -> below(n, of));
        case 1 -> new Case("<< " + of, n -> n % of == 0);
        case 2 -> new Case("<!" + of, n -> child(n, of));
        case 3 -> new Case("> " + of, n -> below(of, n));
        case 4 -> new Case(">>" + of + " |a (term)|", n -> of % n == 0);
        case 5 -> new Case(">!" + of, n -> child(of, n));
        default -> new Case(Integer.toString(of), n -> n == of);
      };
    }
    Case left = random(depth - 1);
    Case right = random(depth - 1);
    String both = "(" + left.text() + ") %s (" + right.text() + ")";
    return switch (between(0, 2)) {
      case 0 -> new Case(both.replace("%s", "AND"), left.members().and(right.members()));
      case 1 -> new Case(both.replace("%s", "OR"), left.members().or(right.members()));
      default ->
          new Case(both.replace("%s", "MINUS"), left.members().and(right.members().negate()));
    };
  }

  public void testAgainstTheNaiveAnswer() {
    for (int i = 0; i < 500; i++) {
      Case expression = random(5);
      Set<String> expected = new TreeSet<>(where(expression.members()));
      assertEquals(
          expression.text(),
          expected,
          new TreeSet<>(ExpressionParser.parse(expression.text()).evaluate(DIVISORS)));
    }
  }

  /** Hundreds of roots would collect everything again and again. */
  public void testBudget() {
    List<Integer> asked = new ArrayList<>();
    Hierarchy huge =
        new Hierarchy() {
          @Override
          public List<String> descendants(String id, int maxDepth, int limit) {
            asked.add(limit);
            return new AbstractList<>() {
              @Override
              public String get(int index) {
                return Integer.toString(index);
              }

              @Override
              public int size() {
                return Math.min(limit, ConceptExpression.MAX_COLLECTED / 3);
              }
            };
          }

          @Override
          public List<String> ancestors(String id, int maxDepth) {
            return List.of();
          }
        };
    ConceptExpression bomb = ExpressionParser.parse("A AND " + "<B AND ".repeat(200) + "A");
    Exception e = expectThrows(IllegalArgumentException.class, () -> bomb.evaluate(huge));
    assertThat(String.valueOf(e), containsString("covers more than"));
    assertEquals("stopped at the fourth", 4, asked.size());
  }
}

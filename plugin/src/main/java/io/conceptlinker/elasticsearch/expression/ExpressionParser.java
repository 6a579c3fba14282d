package io.conceptlinker.elasticsearch.expression;

import io.conceptlinker.elasticsearch.expression.ConceptExpression.Compound;
import io.conceptlinker.elasticsearch.expression.ConceptExpression.Focus;
import io.conceptlinker.elasticsearch.expression.ConceptExpression.Operator;
import io.conceptlinker.elasticsearch.expression.ConceptExpression.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads an expression in one pass; time and depth are bounded by its length and {@link #MAX_DEPTH}.
 * Offsets in errors count UTF-16 code units from 0. Confined to one thread.
 */
public final class ExpressionParser {
  /** UTF-16 code units of the longest expression. */
  public static final int MAX_CHARS = 10_000;

  static final int MAX_DEPTH = 32;
  static final int MAX_CONCEPTS = 256;

  /** Longest first, so that {@code <<} is not read as {@code <}. */
  private static final List<Reach> SYMBOLS =
      List.of(
          Reach.DESCENDANTS_OR_SELF,
          Reach.CHILDREN,
          Reach.DESCENDANTS,
          Reach.ANCESTORS_OR_SELF,
          Reach.PARENTS,
          Reach.ANCESTORS);

  private final String text;
  private int at;
  private int concepts;

  private ExpressionParser(String text) {
    this.text = text;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException when it is none, with the offset
   */
  public static ConceptExpression parse(String text) {
    if (text.length() > MAX_CHARS) {
      throw new IllegalArgumentException(
          "[expression] has ["
              + text.length()
              + "] characters: expected at most ["
              + MAX_CHARS
              + "]");
    }
    ExpressionParser parser = new ExpressionParser(text);
    ConceptExpression expression = parser.compound(0);
    if (parser.at < text.length()) {
      throw parser.error("expected AND, OR, MINUS or the end");
    }
    return expression;
  }

  private ConceptExpression compound(int depth) {
    List<ConceptExpression> operands = new ArrayList<>();
    operands.add(operand(depth));
    Optional<Operator> first = operator();
    Optional<Operator> next = first;
    int start = at;
    while (next.isPresent()) {
      if (!next.equals(first) || (first.get() == Operator.MINUS && operands.size() > 1)) {
        at = start;
        throw error("expected parentheses: " + first.get() + " before this is of one level");
      }
      operands.add(operand(depth));
      skipBlanks();
      start = at;
      next = operator();
    }
    return first.isEmpty() ? operands.getFirst() : new Compound(first.get(), operands);
  }

  private ConceptExpression operand(int depth) {
    skipBlanks();
    if (at < text.length() && text.charAt(at) == '(') {
      if (depth == MAX_DEPTH) {
        throw error("expected at most [" + MAX_DEPTH + "] parentheses inside of each other");
      }
      at++;
      ConceptExpression inner = compound(depth + 1);
      if (at == text.length() || text.charAt(at) != ')') {
        throw error("expected ')'");
      }
      at++;
      skipBlanks();
      return inner;
    }
    return focus();
  }

  private Focus focus() {
    if (++concepts > MAX_CONCEPTS) {
      throw error("expected at most [" + MAX_CONCEPTS + "] concepts");
    }
    Reach reach = Reach.SELF;
    for (Reach symbol : SYMBOLS) {
      if (text.startsWith(symbol.symbol(), at)) {
        reach = symbol;
        at += symbol.symbol().length();
        break;
      }
    }
    skipBlanks();
    String id = word();
    if (id.isEmpty() || asOperator(id).isPresent()) {
      at -= id.length();
      throw error("expected a concept id");
    }
    skipBlanks();
    skipTerm();
    skipBlanks();
    return new Focus(reach, id);
  }

  private Optional<Operator> operator() {
    skipBlanks();
    int start = at;
    Optional<Operator> operator = asOperator(word());
    if (operator.isEmpty()) {
      at = start;
    }
    return operator;
  }

  private static Optional<Operator> asOperator(String word) {
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "AND" -> Optional.of(Operator.AND);
      case "OR" -> Optional.of(Operator.OR);
      case "MINUS" -> Optional.of(Operator.MINUS);
      default -> Optional.empty();
    };
  }

  private String word() {
    int start = at;
    while (at < text.length() && isIdPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isIdPart(char c) {
    return !Character.isWhitespace(c) && !Character.isISOControl(c) && "()<>!|,".indexOf(c) < 0;
  }

  /** What stands between bars is for the reader. */
  private void skipTerm() {
    if (at < text.length() && text.charAt(at) == '|') {
      int end = text.indexOf('|', at + 1);
      if (end < 0) {
        throw error("expected a second '|'");
      }
      at = end + 1;
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException error(String expected) {
    return new IllegalArgumentException(
        "[expression] is not understood at offset [" + at + "]: " + expected);
  }
}

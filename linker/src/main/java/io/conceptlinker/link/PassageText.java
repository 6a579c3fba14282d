package io.conceptlinker.link;

import io.conceptlinker.link.assertion.ContextProperty;
import io.conceptlinker.link.assertion.ContextRules;
import io.conceptlinker.link.assertion.SentenceContext;
import io.conceptlinker.link.mention.TokenizedText;
import io.conceptlinker.link.text.ExpandedText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One passage while it is linked: expanded, tokenised, its sentences read on demand. */
final class PassageText {
  private final int index;
  private final ExpandedText expanded;
  private final TokenizedText words;
  private final ContextRules rules;
  private final Map<Integer, SentenceContext> contexts = new HashMap<>();

  PassageText(int index, ExpandedText expanded, TokenizedText words, ContextRules rules) {
    this.index = index;
    this.expanded = expanded;
    this.words = words.reset(expanded.text(), expanded.sentences());
    this.rules = rules;
  }

  int index() {
    return index;
  }

  ExpandedText expanded() {
    return expanded;
  }

  TokenizedText words() {
    return words;
  }

  /** What the sentence says about a stretch of the expanded text. */
  Assertion assertion(int start, int end) {
    int sentence = words.sentences().at(start);
    SentenceContext context = contexts.computeIfAbsent(sentence, this::read);
    Set<ContextProperty> holds = context.of(start, end);
    if (holds.contains(ContextProperty.NEGATED)) {
      return Assertion.NEGATED;
    }
    if (holds.contains(ContextProperty.FAMILY)) {
      return Assertion.FAMILY;
    }
    if (holds.contains(ContextProperty.UNCERTAIN)) {
      return Assertion.UNCERTAIN;
    }
    return holds.contains(ContextProperty.HISTORICAL) ? Assertion.HISTORICAL : Assertion.PRESENT;
  }

  private SentenceContext read(int sentence) {
    return rules.read(
        expanded.text(), words.sentences().start(sentence), words.sentences().end(sentence));
  }
}

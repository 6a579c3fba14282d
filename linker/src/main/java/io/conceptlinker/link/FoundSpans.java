package io.conceptlinker.link;

import io.conceptlinker.link.lm.find.FoundMention;
import io.conceptlinker.link.lm.find.MentionFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Mentions that a model finds beside those of the dictionary. Thread-safe.
 *
 * @param finder nothing where there is no such model
 * @param isOver says whether there is no time for the model any more
 */
record FoundSpans(Optional<MentionFinder> finder, BooleanSupplier isOver) {
  /** None. */
  static final FoundSpans NONE = new FoundSpans(Optional.empty(), () -> false);

  /**
   * What was found.
   *
   * @param cutShort whether there was no time to look for more
   */
  record Found(List<Span> spans, boolean cutShort) {}

  /** Those that are where no spot is, and neither begin nor end inside of an abbreviation. */
  Found beside(List<Spot> spots, List<PassageText> passages) {
    if (finder.isEmpty()) {
      return new Found(List.of(), false);
    }
    Set<Span> known = new HashSet<>();
    spots.forEach(spot -> known.add(new Span(spot.passage().index(), spot.start(), spot.end())));
    List<String> texts = passages.stream().map(passage -> passage.expanded().text()).toList();
    List<Optional<List<FoundMention>>> found = finder.get().find(texts, !isOver.getAsBoolean());
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      PassageText passage = passages.get(i);
      for (FoundMention mention : found.get(i).orElse(List.of())) {
        int start = passage.expanded().originalStart(mention.start());
        int end = passage.expanded().originalEnd(mention.end());
        if (start >= 0 && end > start) {
          Span span = new Span(passage.index(), start, end);
          if (known.add(span)) {
            spans.add(span);
          }
        }
      }
    }
    return new Found(spans, found.stream().anyMatch(Optional::isEmpty));
  }
}

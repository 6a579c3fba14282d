package io.conceptlinker.link;

import io.conceptlinker.link.lm.find.FoundMention;
import io.conceptlinker.link.lm.find.MentionFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mentions that a model finds beside those of the dictionary. Thread-safe.
 *
 * @param finder nothing where there is no such model
 */
record FoundSpans(Optional<MentionFinder> finder) {
  /** None. */
  static final FoundSpans NONE = new FoundSpans(Optional.empty());

  /** Those that are where no spot is, and neither begin nor end inside of an abbreviation. */
  List<Span> beside(List<Spot> spots, List<PassageText> passages) {
    if (finder.isEmpty()) {
      return List.of();
    }
    Set<Span> known = new HashSet<>();
    spots.forEach(spot -> known.add(new Span(spot.passage().index(), spot.start(), spot.end())));
    List<String> texts = passages.stream().map(passage -> passage.expanded().text()).toList();
    List<List<FoundMention>> found = finder.get().find(texts);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      PassageText passage = passages.get(i);
      for (FoundMention mention : found.get(i)) {
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
    return spans;
  }
}

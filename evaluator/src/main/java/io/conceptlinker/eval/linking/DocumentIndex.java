package io.conceptlinker.eval.linking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the documents of some mentions in the order of their ids, so that resampling does not
 * depend on the order in which mentions come.
 */
final class DocumentIndex {
  private final Map<String, Integer> numbers = new HashMap<>();

  DocumentIndex(List<LinkingCase> cases) {
    List<String> ids =
        cases.stream().map(scored -> scored.mention().document()).distinct().sorted().toList();
    for (String id : ids) {
      numbers.put(id, numbers.size());
    }
  }

  int size() {
    return numbers.size();
  }

  int number(LinkingCase scored) {
    return numbers.getOrDefault(scored.mention().document(), -1);
  }
}

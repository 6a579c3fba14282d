package io.conceptlinker.link;

import java.util.List;
import java.util.Optional;

/** Links documents, and mentions that others found in them. Implementations are thread-safe. */
public interface SpanLinker extends EntityLinker {

  /**
   * Links given spans, found by others or marked in a corpus. The overlap policy has no effect.
   *
   * @param request the document; abbreviations and context are taken from all of it
   * @param spans stretches of its passages
   * @return for each span its mention with the candidates, best first (at least the linked one), or
   *     nothing where no concept comes near
   * @throws IllegalArgumentException if a span is not inside of its passage
   */
  List<Optional<Mention>> linkSpans(LinkRequest request, List<Span> spans);
}

package io.conceptlinker.elasticsearch.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code concept} query asks of a knowledge base.
 *
 * @param ids concepts by id; empty when {@code text} names them
 * @param text words that name concepts, or null
 * @param kb the knowledge base's name; may be null when the node has just one
 * @param maxDepth how many is-a steps down, 0 for the concepts alone
 * @param maxTerms more terms than that are refused
 */
public record ConceptQuestion(
    List<String> ids, @Nullable String text, @Nullable String kb, int maxDepth, int maxTerms) {
  public ConceptQuestion {
    ids = List.copyOf(ids);
  }
}

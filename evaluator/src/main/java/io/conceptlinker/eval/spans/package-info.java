/**
 * Predictions of linkers that find mentions by themselves: {@code predictions.jsonl} with one
 * document a line, and the figures that follow from it.
 *
 * <pre>{@code
 * List<SpanDocument> documents = SpanDocumentReader.readAll(Path.of("predictions.jsonl"));
 * new EndToEndScorer(Bootstrap.PROTOCOL)
 *     .score(documents.stream().map(SpanDocument::linked).toList());
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.spans;

import org.jspecify.annotations.NullMarked;

/**
 * Entity detection on tag sequences, with the figures of seqeval 1.2.
 *
 * <pre>{@code
 * List<List<String>> gold = List.of(List.of("B-NP", "I-NP", "O"));
 * List<List<String>> predicted = List.of(List.of("I-NP", "I-NP", "O"));
 * SequenceScorer.lenient().score(gold, predicted).micro().f1();               // 1.0
 * SequenceScorer.strict(TagScheme.IOB2).score(gold, predicted).micro().f1();  // 0.0
 * }</pre>
 *
 * <p>Tag sequences can hold neither nested nor discontinuous entities: corpora that have them are
 * scored on offsets, with {@code io.conceptlinker.eval.entity}.
 */
@NullMarked
package io.conceptlinker.eval.sequence;

import org.jspecify.annotations.NullMarked;

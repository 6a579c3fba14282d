/**
 * Linkers without a model that every report can show beside ours: dictionaries and nearest
 * neighbours by character 3-grams. They are here to be measured, not to be used.
 *
 * <pre>{@code
 * List<KbName> names = List.of(new KbName("Wilson disease", "D006527", true));
 * MentionRanker ranker = Baseline.TFIDF.ranker(names, List.of());
 * ranker.rank("Wilson's disease").concepts().getFirst().id();  // D006527
 * }</pre>
 *
 * <p>All of them compare strings in lower case with white space collapsed.
 */
@NullMarked
package io.conceptlinker.eval.baseline;

import org.jspecify.annotations.NullMarked;

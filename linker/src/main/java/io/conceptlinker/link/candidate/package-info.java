/**
 * Which concepts a mention could denote, and which of them it does: names looked up by phrase or by
 * character 3-grams, and a choice among concepts by the document around them. {@link
 * io.conceptlinker.link.candidate.ConceptScorer} holds the formula of the score.
 */
@NullMarked
package io.conceptlinker.link.candidate;

import org.jspecify.annotations.NullMarked;

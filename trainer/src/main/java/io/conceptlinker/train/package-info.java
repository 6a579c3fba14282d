/**
 * Teaches the language model to name concepts: first from knowledge bases alone (synonyms and
 * definitions, as in GenBioEL, Yuan et al. 2022), then from annotated text as well.
 *
 * <p>Every example is drawn with a random generator that is seeded by the run's seed and the number
 * of the step, so a run that was killed goes on with the very examples it would have seen.
 */
@NullMarked
package io.conceptlinker.train;

import org.jspecify.annotations.NullMarked;

/**
 * What language models answered before. An answer is found by everything that it depends on, so it
 * is the one that the model would give.
 *
 * <pre>{@code
 * AnswerCache cache = new AnswerCache(16 << 20);
 * ModelAnswers answers = new ModelAnswers(cache, model.version());
 * List<Optional<double[]>> found = answers.of(AnswerKind.SCORES, questions, true, parts, ask);
 * }</pre>
 */
@NullMarked
package io.conceptlinker.link.lm.cache;

import org.jspecify.annotations.NullMarked;

/**
 * Mentions with the text around them, for people and judges.
 *
 * <pre>{@code
 * Excerpt excerpt = Excerpt.of(mention, id -> Optional.ofNullable(texts.get(id)), 90);
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.excerpt;

import org.jspecify.annotations.NullMarked;

/**
 * Mentions that a model finds in passages, whatever names a knowledge base has.
 *
 * <pre>{@code
 * MentionFinder finder = new MentionFinder(model.tagger().orElseThrow(), prompts);
 * for (FoundMention mention : finder.find(List.of(text)).getFirst()) {
 *   show(text.substring(mention.start(), mention.end()), mention.probability());
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.link.lm.find;

import org.jspecify.annotations.NullMarked;

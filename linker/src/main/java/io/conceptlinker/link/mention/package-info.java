/**
 * Finds where a text uses the phrases of a knowledge base: in order, in another order ("cancers of
 * the breast"), and across a coordination ("breast and ovarian cancer").
 *
 * <p>What is found is a range of words and a phrase ordinal; whether a name that has this phrase
 * may be written like that is for {@link io.conceptlinker.link.mention.SpellingRules} to say.
 *
 * <pre>{@code
 * TokenizedText text = new TokenizedText(kb.phrases()).reset("Cancers of the breast.");
 * PhraseMatches matches = new PhraseMatches();
 * new DictionaryTagger(kb.phrases()).tag(text, matches);
 * new ReorderingTagger(kb.phrases()).tag(text, matches);
 * }</pre>
 */
@NullMarked
package io.conceptlinker.link.mention;

import org.jspecify.annotations.NullMarked;

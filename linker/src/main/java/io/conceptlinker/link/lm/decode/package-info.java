/**
 * Guided decoding: a language model names concepts, and can only name those that the knowledge base
 * has.
 *
 * <p>A {@link io.conceptlinker.link.lm.LanguageModel} says how likely tokens are; a {@link
 * io.conceptlinker.kb.NameTrie} says which ones may come. {@link
 * io.conceptlinker.link.lm.decode.GuidedDecoder} asks for exactly those, the most promising prefix
 * first, until no other concept can overtake the best one:
 *
 * {@snippet :
 * GuidedDecoder decoder =
 *     new GuidedDecoder(model, trie, tokenizer.id("</s>"), DecodingSpec.DEFAULT);
 * int[] prompt = tokenizer.encodeMarkup("<s>" + sentence + "<|sep|>");
 * DecodingRequest request = new DecodingRequest(prompt, NameTrie.ALL_SECTIONS);
 * for (DecodedConcept concept : decoder.decode(List.of(request)).get(0).concepts()) {
 *   String id = trie.knowledgeBase().id(concept.concept());
 * }
 * }
 */
@NullMarked
package io.conceptlinker.link.lm.decode;

import org.jspecify.annotations.NullMarked;

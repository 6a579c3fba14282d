/**
 * Tries over words, compiled to Lucene FSTs and read in place from mapped memory.
 *
 * <p>A name becomes {@link io.conceptlinker.trie.Words}: the runs of letters and digits in it,
 * normalised. A {@link io.conceptlinker.trie.PhraseTrieBuilder} collects the names of a knowledge
 * base, {@link io.conceptlinker.trie.PhraseKeys} gives words and phrases their ordinals and writes
 * two blocks of bytes, and a {@link io.conceptlinker.trie.PhraseTrie} reads them:
 *
 * {@snippet :
 * PhraseTrieBuilder builder = new PhraseTrieBuilder();
 * int handle = builder.add(Words.of("tumour of the liver"));
 * PhraseKeys keys = builder.sort();
 * keys.writeWords(wordsOut);
 * keys.writePhrases(phrasesOut);
 *
 * PhraseTrie trie = PhraseTrie.open(mappedWords, mappedPhrases);
 * assert trie.phrase("Tumors of Liver") == keys.phrase(handle);
 *
 * PhraseCursor cursor = trie.cursor();
 * Words text = Words.of("a liver tumor");
 * for (int i = 1; i < text.size() && cursor.step(trie.word(text, i)); i++) {
 *   if (cursor.isPhrase()) {
 *     cursor.phrase();
 *   }
 * }
 * }
 *
 * <p>Building is confined to one thread; opened tries are immutable and shared.
 */
@NullMarked
package io.conceptlinker.trie;

import org.jspecify.annotations.NullMarked;

/**
 * Tagging running text with all phrases of a knowledge base: our trie and its peers behind one
 * interface, over the same words, with the same matches. {@link
 * io.conceptlinker.benchmarks.tagging.TaggingBenchmark} measures them.
 */
@NullMarked
package io.conceptlinker.benchmarks.tagging;

import org.jspecify.annotations.NullMarked;

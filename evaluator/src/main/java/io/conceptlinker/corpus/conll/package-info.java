/**
 * Tag sequences: the ways to write entities as tags, and files with a token and its tag a line.
 *
 * <pre>{@code
 * TagScheme.IOBES.chunks(List.of("B-X", "E-X", "O"));   // X at tokens 0 to 2
 * ConllChunks.chunks(List.of("I-X", "I-X", "O"));       // the same, read forgivingly
 * }</pre>
 */
@NullMarked
package io.conceptlinker.corpus.conll;

import org.jspecify.annotations.NullMarked;

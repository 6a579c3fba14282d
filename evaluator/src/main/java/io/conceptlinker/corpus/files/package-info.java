/**
 * The files that a corpus comes in: one, those of a directory, or those of an archive.
 *
 * <pre>{@code
 * try (CorpusFiles files = CorpusFiles.open(Path.of("corpus.tar.gz"))) {
 *   for (String name : files.ending(".ann")) {
 *     String text = files.text(name.replaceFirst("ann$", "txt"));
 *   }
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.corpus.files;

import org.jspecify.annotations.NullMarked;

/**
 * The door to all corpora: formats by name, from a file, a directory or an archive.
 *
 * <pre>{@code
 * FormatProblems problems = FormatProblems.lenient();
 * try (CorpusReader documents = CorpusFormat.of("brat").open(Path.of("corpus.tar.gz"), problems)) {
 *   for (Optional<CorpusDocument> d = documents.read(); d.isPresent(); d = documents.read()) {
 *     d.get().annotations();
 *   }
 * }
 * problems.skipped();
 * }</pre>
 */
@NullMarked
package io.conceptlinker.corpus.format;

import org.jspecify.annotations.NullMarked;

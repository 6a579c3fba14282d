/**
 * BioC (Comeau et al. 2013), as XML and as JSON.
 *
 * <pre>{@code
 * try (CorpusReader documents = BioCReader.open(Path.of("Dev.BioC.XML"), FormatProblems.strict())) {
 *   Optional<CorpusDocument> first = documents.read();
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.corpus.bioc;

import org.jspecify.annotations.NullMarked;

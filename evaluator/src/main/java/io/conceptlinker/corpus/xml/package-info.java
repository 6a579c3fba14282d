/**
 * Corpora in XML dialects that one corpus each made known: Knowtator (CRAFT) and UIMA CAS XMI
 * (E3C).
 *
 * <pre>{@code
 * try (CorpusReader documents = KnowtatorReader.of(files, FormatProblems.strict())) {
 *   documents.read();
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.corpus.xml;

import org.jspecify.annotations.NullMarked;

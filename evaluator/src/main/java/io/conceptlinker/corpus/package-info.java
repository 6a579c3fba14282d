/**
 * Corpus documents with their gold annotations, readers for the formats they come in, and writers
 * for links.
 *
 * <pre>{@code
 * try (CorpusReader documents = PubTatorReader.open(path);
 *     LinkWriter links = new JsonlWriter(out)) {
 *   for (Optional<CorpusDocument> d = documents.read(); d.isPresent(); d = documents.read()) {
 *     LinkRequest request = d.get().request(LinkOptions.DEFAULT);
 *     links.write(d.get(), linker.link(List.of(request)).getFirst());
 *   }
 * }
 * }</pre>
 *
 * <p>Readers convert to UTF-16 offsets, writers convert back to what their format counts.
 */
@NullMarked
package io.conceptlinker.corpus;

import org.jspecify.annotations.NullMarked;

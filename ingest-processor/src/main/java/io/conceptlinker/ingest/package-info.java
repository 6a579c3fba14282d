/**
 * The {@code concept_link} ingest processor.
 *
 * <p>A document comes in at {@link io.conceptlinker.ingest.ConceptLinkProcessor}, which takes its
 * texts, and waits in {@link io.conceptlinker.ingest.LinkBatcher} together with the other documents
 * in flight, without holding a thread. A worker links a batch; {@link
 * io.conceptlinker.ingest.ConceptDocument} writes what was found:
 *
 * <pre>{@code
 * PUT _ingest/pipeline/concept-link
 * { "processors": [ { "concept_link": { "field": ["title", "abstract"], "kb": "demo" } } ] }
 * }</pre>
 *
 * <p>Whatever goes wrong with linking, the document goes on, with {@code concepts.status} and a tag
 * that say so. Only what the caller must repeat or repair is an error of the document: a full queue
 * (429), a missing field, a field that is no text.
 */
@NullMarked
package io.conceptlinker.ingest;

import org.jspecify.annotations.NullMarked;

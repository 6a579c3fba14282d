/**
 * The Elasticsearch plugin: wiring only.
 *
 * <p>{@link io.conceptlinker.elasticsearch.ConceptLinkerPlugin} makes one {@link
 * io.conceptlinker.ingest.LinkingService} for the node and hands it to the {@code concept_link}
 * processor, to the {@code concept} query, and to three REST actions:
 *
 * <pre>{@code
 * GET  _concept/kb
 * POST _concept/_link   {"text": "No sign of heart failure.", "kb": "demo"}
 * GET  _concept/_stats
 * }</pre>
 */
@NullMarked
package io.conceptlinker.elasticsearch;

import org.jspecify.annotations.NullMarked;

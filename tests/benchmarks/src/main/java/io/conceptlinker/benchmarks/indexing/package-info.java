/**
 * A real Elasticsearch node as its own process, indexing documents with and without the {@code
 * concept_link} processor: {@link io.conceptlinker.benchmarks.indexing.IndexingBenchmark}.
 */
@NullMarked
package io.conceptlinker.benchmarks.indexing;

import org.jspecify.annotations.NullMarked;

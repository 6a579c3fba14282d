/**
 * What a search by concept costs beside the same search with terms written by hand, in a real node:
 * {@link io.conceptlinker.benchmarks.searching.SearchBenchmark}; and what type-ahead costs: {@link
 * io.conceptlinker.benchmarks.searching.SuggestBenchmark}.
 */
@NullMarked
package io.conceptlinker.benchmarks.searching;

import org.jspecify.annotations.NullMarked;

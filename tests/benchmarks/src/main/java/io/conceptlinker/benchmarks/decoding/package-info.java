/**
 * What a language model may say: that it says nothing else ({@link
 * io.conceptlinker.benchmarks.decoding.RandomDecodes}), and what that costs ({@link
 * io.conceptlinker.benchmarks.decoding.DecodingBenchmark}, {@link
 * io.conceptlinker.benchmarks.decoding.ModelLinkingBenchmark}).
 */
@NullMarked
package io.conceptlinker.benchmarks.decoding;

import org.jspecify.annotations.NullMarked;

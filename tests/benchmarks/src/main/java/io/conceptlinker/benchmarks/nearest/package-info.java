/**
 * Finding the names whose character 3-grams are most like those of a text: our index, the same
 * cosines by multiplying with everything, and a Lucene index. {@link
 * io.conceptlinker.benchmarks.nearest.NgramBenchmark} measures them.
 */
@NullMarked
package io.conceptlinker.benchmarks.nearest;

import org.jspecify.annotations.NullMarked;

/**
 * Measurements behind {@code docs/benchmarks.md}: one class for one question, the peer measured in
 * the same run.
 */
@NullMarked
package io.conceptlinker.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * What parsers say about concepts, and what is kept of it.
 *
 * <p>A parser turns a file into calls of a {@link io.conceptlinker.load.intake.ConceptSink}: this
 * concept has that name, this is its parent. {@link io.conceptlinker.load.intake.Filters} say what
 * is wanted; a {@link io.conceptlinker.load.intake.Tally} counts every item that was read, and
 * every one that was not kept, by its reason.
 */
@NullMarked
package io.conceptlinker.load.intake;

import org.jspecify.annotations.NullMarked;

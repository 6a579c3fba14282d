/**
 * What commands print with.
 *
 * <p>Standard output carries data and results, standard error carries steps, progress and errors.
 * Colours, ticks and lines that are written over appear only where a terminal shows them.
 */
@NullMarked
package io.conceptlinker.cli.terminal;

import org.jspecify.annotations.NullMarked;

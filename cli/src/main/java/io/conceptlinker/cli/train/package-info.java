/**
 * Training: a YAML file names knowledge bases, corpora, the shape of the model and the phases of a
 * run. {@code train run} goes on from its last checkpoint whenever it is started again.
 *
 * <pre>{@code
 * TrainingSpec spec = new TrainingSpecReader(file, places).read();
 * }</pre>
 */
@NullMarked
package io.conceptlinker.cli.train;

import org.jspecify.annotations.NullMarked;

/**
 * Experiments: a YAML file names the data, the commands and the figures that they have to give.
 * {@code eval repeat} runs the commands, {@code eval gate} compares figures, {@code eval results}
 * writes the pages.
 *
 * <pre>{@code
 * Experiment experiment = new ExperimentReader(file).read();
 * List<FigureCheck> checks = FigureCheck.all(experiment, Set.of(), Path.of("runs"));
 * }</pre>
 */
@NullMarked
package io.conceptlinker.cli.experiment;

import org.jspecify.annotations.NullMarked;

/**
 * The report of a run: one HTML file that needs no network and no JavaScript, and its plots as
 * files.
 *
 * <pre>{@code
 * ReportFiles files =
 *     new ReportBuilder(provenance)
 *         .linking(new LinkingScorer(Bootstrap.PROTOCOL).score(cases), cases)
 *         .beside("train-dictionary", baseline)
 *         .cost(cost)
 *         .ontology(ontology)
 *         .texts(id -> Optional.ofNullable(documents.get(id)))
 *         .write(Path.of("out"));
 * }</pre>
 *
 * <p>What was not measured is left out. Everything that comes from a corpus or a knowledge base is
 * escaped, and the file is well-formed XML too.
 */
@NullMarked
package io.conceptlinker.eval.report.html;

import org.jspecify.annotations.NullMarked;

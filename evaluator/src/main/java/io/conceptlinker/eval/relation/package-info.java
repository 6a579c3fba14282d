/**
 * Relations, between mentions and between the concepts of a document.
 *
 * <pre>{@code
 * Argument drug = new Argument(Region.of(0, 7), "Chemical");
 * Argument effect = new Argument(Region.of(20, 28), "Disease");
 * Relation causes = new Relation("CID", drug, effect, true);
 * RelationReport report = new RelationScorer(Bootstrap.PROTOCOL)
 *     .score(List.of(new RelationDocument("1", List.of(causes), List.of(causes))));
 * report.modes().get(RelationMode.STRICT).micro().f1().value();  // 1.0
 * }</pre>
 *
 * <p>The modes are those of Taillé et al. 2020 (strict, boundaries), Bekoulis et al. 2018 (relaxed)
 * and BioRED (Luo et al. 2022) for concepts.
 */
@NullMarked
package io.conceptlinker.eval.relation;

import org.jspecify.annotations.NullMarked;

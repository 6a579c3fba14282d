/**
 * The whole way from text to concepts: spans that a system found and linked by itself.
 *
 * <pre>{@code
 * GoldSpan gold = new GoldSpan(Region.of(0, 12), GoldConcepts.of("D009203"));
 * LinkedSpan found = new LinkedSpan(Region.of(6, 12), "D009203");
 * EndToEndReport report = new EndToEndScorer(Bootstrap.PROTOCOL)
 *     .score(List.of(new LinkedDocument("1", List.of(gold), List.of(found))));
 * report.overlap().f1().value();  // 1.0
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.endtoend;

import org.jspecify.annotations.NullMarked;

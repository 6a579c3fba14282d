/**
 * Entity detection with the four schemas of SemEval-2013 task 9.1 (Segura-Bedmar et al. 2013).
 *
 * <pre>{@code
 * Entity gold = new Entity(Region.of(0, 12), "Disease");
 * Entity predicted = new Entity(Region.of(6, 12), "Disease");
 * EntityReport report = new EntityScorer(MatchingOrder.EXACT_FIRST, 1, Bootstrap.PROTOCOL)
 *     .score(List.of(new EntityDocument("1", List.of(gold), List.of(predicted))));
 * report.overall().get(Schema.PARTIAL).counts().f1(); // 0.5
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.entity;

import org.jspecify.annotations.NullMarked;

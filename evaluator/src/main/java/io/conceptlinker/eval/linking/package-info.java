/**
 * Gold-span linking: mentions are given, concepts are asked for.
 *
 * <pre>{@code
 * GoldMention mention = new GoldMention("1", 0, 12, "heart attack", GoldConcepts.of("D009203"), "", "en");
 * List<Stratum> strata = new StratumFinder().strata(mention);
 * List<RankedConcept> ranked = List.of(new RankedConcept("D009203", 0.97));
 * LinkingReport report = new LinkingScorer(Bootstrap.PROTOCOL)
 *     .score(List.of(new LinkingCase(mention, ranked, strata)));
 * report.recallAt(1).value();
 * }</pre>
 *
 * <p>Recall counts an answer as the published figures do, by {@link
 * io.conceptlinker.corpus.GoldConcepts#accepts}; every figure has a strict sibling that asks for a
 * whole alternative.
 */
@NullMarked
package io.conceptlinker.eval.linking;

import org.jspecify.annotations.NullMarked;

/**
 * What a run leaves behind: {@code predictions.jsonl}, from which it can be scored again, and
 * {@code metrics.json}, whose fields docs/metrics-schema.md lists.
 *
 * <pre>{@code
 * List<LinkingCase> cases = PredictionReader.readAll(Path.of("predictions.jsonl"));
 * try (MetricsWriter metrics = new MetricsWriter(out)) {
 *   metrics.linking(new LinkingScorer(Bootstrap.PROTOCOL).score(cases));
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.report;

import org.jspecify.annotations.NullMarked;

/**
 * A second look at answers that differ from the gold: the hierarchy decides what it can, language
 * models judge the rest, each for itself and without knowing which concept is the gold one.
 *
 * <pre>{@code
 * Mismatches mismatches = Mismatches.of(cases, ontology, texts);
 * try (VerdictCache cache = VerdictCache.open(file);
 *     HttpClient http = HttpClient.newHttpClient()) {
 *   ChatClient chat = new ChatClient(http, RetryPolicy.DEFAULT, new Budget(1000, 500_000));
 *   JudgePanel panel = new JudgePanel(endpoints, chat, cache);
 *   PanelReport report = panel.ask(mismatches, executor, done -> {});
 * }
 * }</pre>
 *
 * <p>Each verdict is on disk before the next question is asked, so a run that was ended goes on
 * where it was and pays for nothing twice. A reply that is no verdict is counted and never becomes
 * one.
 */
@NullMarked
package io.conceptlinker.eval.judge;

import org.jspecify.annotations.NullMarked;

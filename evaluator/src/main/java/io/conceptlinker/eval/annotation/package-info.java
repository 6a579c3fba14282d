/**
 * What gold and predictions are made of: stretches of text, sets of concepts, and the pairing of
 * one with the other.
 *
 * <pre>{@code
 * GoldConcepts gold = GoldConcepts.parse("D001943|D010051+D016889");
 * gold.accepts("D010051");                    // one of the ids
 * gold.acceptsWhole("D016889+D010051");       // a whole alternative
 * Region.of(0, 6).overlap(Region.of(4, 9));   // 2 UTF-16 code units
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.annotation;

import org.jspecify.annotations.NullMarked;

/**
 * The pairing of gold items with predictions, each used at most once.
 *
 * <pre>{@code
 * Pairing<Region, Region> pairing = new Pairing<>(gold, predicted)
 *     .match((g, p) -> g.equals(p) ? 1 : 0)   // exact pairs first
 *     .match(Region::overlap);                // then the most shared text
 * pairing.missed();
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.pairing;

import org.jspecify.annotations.NullMarked;

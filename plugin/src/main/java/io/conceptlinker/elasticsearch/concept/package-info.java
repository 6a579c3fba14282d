/**
 * {@code GET _concept/KB/ID}, {@code GET _concept/KB/_expand} and {@code GET _concept/KB/_graph}:
 * what a knowledge base says of its concepts.
 */
@NullMarked
package io.conceptlinker.elasticsearch.concept;

import org.jspecify.annotations.NullMarked;

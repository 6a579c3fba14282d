/** {@code GET _concept/_stats}: what each node linked, and how fast. */
@NullMarked
package io.conceptlinker.elasticsearch.stats;

import org.jspecify.annotations.NullMarked;

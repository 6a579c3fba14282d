/** The last word on the candidates of a mention: all that is known of them, weighed together. */
@NullMarked
package io.conceptlinker.link.rank;

import org.jspecify.annotations.NullMarked;

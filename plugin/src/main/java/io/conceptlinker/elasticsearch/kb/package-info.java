/** {@code GET _concept/kb}: which knowledge bases the cluster's nodes have, and in which state. */
@NullMarked
package io.conceptlinker.elasticsearch.kb;

import org.jspecify.annotations.NullMarked;

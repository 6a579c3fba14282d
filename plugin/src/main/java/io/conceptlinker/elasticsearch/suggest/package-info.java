/**
 * {@code GET _concept/KB/_suggest?q=hear}: concepts whose names start with what has been typed so
 * far.
 *
 * <pre>{@code
 * NameIndex index = NameIndex.of(kb);
 * index.search(kb, "hear", 10).getFirst().concept();
 * }</pre>
 */
@NullMarked
package io.conceptlinker.elasticsearch.suggest;

import org.jspecify.annotations.NullMarked;

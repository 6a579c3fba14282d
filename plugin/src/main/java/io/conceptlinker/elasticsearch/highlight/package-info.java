/**
 * The highlighter {@code concept}: marks the mentions of the concepts that a query asks for, from
 * their offsets in {@code concepts.mentions}.
 *
 * <pre>{@code
 * "highlight": {"fields": {"abstract": {"type": "concept"}}}
 * }</pre>
 */
@NullMarked
package io.conceptlinker.elasticsearch.highlight;

import org.jspecify.annotations.NullMarked;

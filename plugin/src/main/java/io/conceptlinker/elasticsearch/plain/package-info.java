/**
 * What requests may say: one line of plain text where a name is expected, and how error messages
 * show what was said instead.
 */
@NullMarked
package io.conceptlinker.elasticsearch.plain;

import org.jspecify.annotations.NullMarked;

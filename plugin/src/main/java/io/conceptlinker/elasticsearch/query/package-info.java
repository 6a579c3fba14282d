/** The {@code concept} query: documents that speak of a concept, or of anything narrower. */
@NullMarked
package io.conceptlinker.elasticsearch.query;

import org.jspecify.annotations.NullMarked;

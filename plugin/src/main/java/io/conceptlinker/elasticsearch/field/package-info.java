/**
 * The {@code concept} field type: a keyword whose terms mean a concept and everything narrower.
 *
 * <pre>{@code
 * "concepts.id": {"type": "concept", "kb": "umls", "expand": "narrower"}
 * }</pre>
 *
 * <p>Queries expand; doc values do not, so that aggregations, sorting and fetched fields show what
 * was written.
 */
@NullMarked
package io.conceptlinker.elasticsearch.field;

import org.jspecify.annotations.NullMarked;

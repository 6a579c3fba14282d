/**
 * What a concept id stands for in a search: itself, what is narrower, what other vocabularies call
 * it.
 *
 * <p>The {@code concept} field type and the {@code concept} query ask the same place, so that they
 * give the same answers:
 *
 * <pre>{@code
 * ConceptSet set = sets.of(List.of("C0018799"), new ExpansionSpec("demo", Expand.NARROWER, 3, 65_536));
 * Query query = set.query("concepts.id");
 * }</pre>
 */
@NullMarked
package io.conceptlinker.elasticsearch.expand;

import org.jspecify.annotations.NullMarked;

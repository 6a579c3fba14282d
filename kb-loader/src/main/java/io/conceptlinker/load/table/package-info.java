/**
 * Gazetteers: tables of any shape, described by a small YAML file, and JSON lines.
 *
 * <pre>{@code
 * source: DO
 * language: es
 * tables:
 *   - file: doid-es-translated.tsv
 *     where: {predicate: [rdfs:label, oboInOwl:hasExactSynonym]}
 *     columns: {id: source_id, name: translation_text}
 * }</pre>
 */
@NullMarked
package io.conceptlinker.load.table;

import org.jspecify.annotations.NullMarked;

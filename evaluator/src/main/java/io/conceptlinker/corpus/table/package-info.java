/**
 * Corpora in tables: a mention in each row, with its offsets in a text beside it, with its context,
 * or by itself.
 *
 * <pre>{@code
 * try (CorpusReader documents =
 *     NamedTable.open(files, "train.tsv", texts, "", FormatProblems.strict())) {
 *   documents.read();
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.corpus.table;

import org.jspecify.annotations.NullMarked;

/**
 * From files to rows: decompression, provenance, lines and fields as byte ranges, strict UTF-8.
 *
 * <pre>{@code
 * try (SourceFile file = SourceFile.open(path, progress);
 *     RowReader rows = RowReader.of(file, '|')) {
 *   while (rows.next()) {
 *     String id = rows.text(0);
 *   }
 *   FileProvenance read = file.provenance();
 * }
 * }</pre>
 *
 * <p>Rows are never copied and fields become strings only on demand, so that a file of 7 million
 * rows costs one pass over its bytes.
 */
@NullMarked
package io.conceptlinker.load.input;

import org.jspecify.annotations.NullMarked;

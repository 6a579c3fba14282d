/**
 * {@code concept-linker eval}: corpora, knowledge bases and linkers are put together, and what
 * comes out is measured.
 */
@NullMarked
package io.conceptlinker.cli.eval;

import org.jspecify.annotations.NullMarked;

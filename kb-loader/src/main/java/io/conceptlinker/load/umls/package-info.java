/**
 * The Rich Release Format of the UMLS Metathesaurus, of which only MRCONSO is required.
 *
 * <p>Columns are those of the UMLS Reference Manual, chapter 3. The order of reading matters: MRSTY
 * first, because filters look at semantic types, then MRCONSO, then what hangs on concepts.
 */
@NullMarked
package io.conceptlinker.load.umls;

import org.jspecify.annotations.NullMarked;

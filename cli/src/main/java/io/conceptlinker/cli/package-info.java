/**
 * The {@code concept-linker} command: where the other rooms are put together for people.
 *
 * <pre>{@code
 * bin/concept-linker demo
 * bin/concept-linker kb build --source umls --in META --out umls-kb
 * bin/concept-linker link --kb umls-kb --in notes.txt
 * }</pre>
 *
 * <p>Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 a
 * defect or the machine, 2 wrong usage, 3 wrong data.
 */
@NullMarked
package io.conceptlinker.cli;

import org.jspecify.annotations.NullMarked;

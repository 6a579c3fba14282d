/**
 * SNOMED CT in Release Format 2: snapshot, or full with the state at a date.
 *
 * <p>File and column layout are those of the SNOMED CT Release File Specification. Ids that the
 * format fixes are in {@link io.conceptlinker.load.snomed.Sctid}.
 */
@NullMarked
package io.conceptlinker.load.snomed;

import org.jspecify.annotations.NullMarked;

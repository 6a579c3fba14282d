/**
 * Expression constraints in the manner of SNOMED's ECL: sets of concepts.
 *
 * <pre>{@code
 * (<< C0018799 |Heart disease| AND << C0009450) MINUS < C0027051
 * }</pre>
 *
 * <p>{@code <} takes descendants, {@code <<} the concept too, {@code <!} children; {@code >},
 * {@code >>} and {@code >!} the same upwards; an id alone is itself. {@code AND}, {@code OR} and
 * {@code MINUS} are mixed with parentheses only. Refinements, wildcards and member-of are not
 * supported.
 */
@NullMarked
package io.conceptlinker.elasticsearch.expression;

import org.jspecify.annotations.NullMarked;

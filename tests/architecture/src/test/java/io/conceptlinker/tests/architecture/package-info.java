/**
 * What the compiler does not check: the arrows between the rooms, the house rules, and that the
 * pages name what exists.
 */
@NullMarked
package io.conceptlinker.tests.architecture;

import org.jspecify.annotations.NullMarked;

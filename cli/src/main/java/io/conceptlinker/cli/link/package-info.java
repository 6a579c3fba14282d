/** {@code concept-linker link}: text in, links out. */
@NullMarked
package io.conceptlinker.cli.link;

import org.jspecify.annotations.NullMarked;

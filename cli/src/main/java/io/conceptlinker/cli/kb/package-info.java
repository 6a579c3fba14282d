/** {@code concept-linker kb}: compiling knowledge bases, and looking into them. */
@NullMarked
package io.conceptlinker.cli.kb;

import org.jspecify.annotations.NullMarked;

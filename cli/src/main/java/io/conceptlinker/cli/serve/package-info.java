/** {@code concept-linker serve}: a linker behind HTTP. */
@NullMarked
package io.conceptlinker.cli.serve;

import org.jspecify.annotations.NullMarked;

/** The linkers of ours on the command line, with the model that they may have. */
@NullMarked
package io.conceptlinker.cli.linker;

import org.jspecify.annotations.NullMarked;

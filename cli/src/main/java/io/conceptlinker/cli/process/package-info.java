/** Commands of this program in processes of their own. */
@NullMarked
package io.conceptlinker.cli.process;

import org.jspecify.annotations.NullMarked;

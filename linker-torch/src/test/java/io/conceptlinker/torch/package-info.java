@NullMarked
package io.conceptlinker.torch;

import org.jspecify.annotations.NullMarked;

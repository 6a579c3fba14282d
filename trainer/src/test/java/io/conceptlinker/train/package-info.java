@NullMarked
package io.conceptlinker.train;

import org.jspecify.annotations.NullMarked;

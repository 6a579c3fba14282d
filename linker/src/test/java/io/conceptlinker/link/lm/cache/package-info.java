@NullMarked
package io.conceptlinker.link.lm.cache;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.conceptlinker.link.lm.find;

import org.jspecify.annotations.NullMarked;

/** What a language model is made of: its shape, and the names and places of its weights. */
@NullMarked
package io.conceptlinker.link.lm.weights;

import org.jspecify.annotations.NullMarked;

/**
 * How a mention is put to the language model: markup, what is shown of the text, and in which form.
 */
@NullMarked
package io.conceptlinker.link.lm.prompt;

import org.jspecify.annotations.NullMarked;

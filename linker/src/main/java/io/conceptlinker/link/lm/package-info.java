/**
 * The language model of the generative linker: what it is asked ({@link
 * io.conceptlinker.link.lm.LanguageModel}), its tokens, prompts and weights, and how it is run.
 */
@NullMarked
package io.conceptlinker.link.lm;

import org.jspecify.annotations.NullMarked;

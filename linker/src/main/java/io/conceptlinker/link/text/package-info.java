/**
 * What the linker knows about a text before it looks at a knowledge base: {@linkplain
 * io.conceptlinker.link.text.Sentences sentences}, the {@linkplain
 * io.conceptlinker.link.text.Language language}, and the {@linkplain
 * io.conceptlinker.link.text.Abbreviations abbreviations} that it defines.
 *
 * <pre>{@code
 * String text = "Wilson disease (WD) is rare. WD is treatable.";
 * Abbreviations abbreviations = Abbreviations.of(List.of(text));
 * abbreviations.definitions().getFirst().shortForm(); // WD
 * }</pre>
 */
@NullMarked
package io.conceptlinker.link.text;

import org.jspecify.annotations.NullMarked;

/**
 * What a sentence says about the things it names: that they are absent, doubtful, past, or somebody
 * else's.
 *
 * <p>The algorithm is ConText: Chapman et al., "A simple algorithm for identifying negated findings
 * and diseases in discharge summaries" (2001) and Harkema et al., "ConText: an algorithm for
 * determining negation, experiencer, and temporal status from clinical reports" (2009). The trigger
 * lists are our own; one file for each language lies beside the classes.
 *
 * <pre>{@code
 * ContextRules rules = ContextRules.of(Language.ENGLISH);
 * String text = "No evidence of heart failure.";
 * SentenceContext context = rules.read(text, 0, text.length());
 * context.of(15, 28); // [NEGATED]
 * }</pre>
 */
@NullMarked
package io.conceptlinker.link.assertion;

import org.jspecify.annotations.NullMarked;

/**
 * Names that look like a string: character 3-grams within words, TF-IDF, cosine.
 *
 * <p>The vectors are those of scikit-learn's {@code TfidfVectorizer(analyzer="char_wb",
 * ngram_range=(3, 3))}, the candidate generator of scispaCy, but the index is turned inside out.
 * Names share their words, and a name's vector is the sum of its words' vectors before scaling; so
 * the index knows the words of each gram, the names of each word, and the words of each name. It is
 * a third of the size of an index from grams to names, and a query touches the names of few words
 * instead of those of many grams.
 */
@NullMarked
package io.conceptlinker.kb.ngram;

import org.jspecify.annotations.NullMarked;

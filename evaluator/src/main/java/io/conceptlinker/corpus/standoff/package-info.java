/**
 * Corpora whose annotations stand beside the text: brat, BigBIO and mentions JSONL, with writers
 * for what was read.
 *
 * <pre>{@code
 * FormatProblems problems = FormatProblems.lenient();
 * try (CorpusReader documents = BratReader.open(Path.of("corpus"), problems);
 *     CorpusWriter mentions = new MentionsWriter(out)) {
 *   for (Optional<CorpusDocument> d = documents.read(); d.isPresent(); d = documents.read()) {
 *     mentions.write(d.get());
 *   }
 * }
 * problems.skipped();
 * }</pre>
 */
@NullMarked
package io.conceptlinker.corpus.standoff;

import org.jspecify.annotations.NullMarked;

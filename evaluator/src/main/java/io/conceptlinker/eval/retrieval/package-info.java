/**
 * What a search is worth: rankings of documents against graded judgements, with ties counted at
 * their expectation, and systems compared topic by topic.
 *
 * <pre>{@code
 * List<Topic> topics = TopicReader.read(Path.of("topics.jsonl"));
 * RankedDocuments words = RankedDocuments.of(scoresByDocument);
 * RetrievalMetric.NDCG_AT_10.of(words, topics.getFirst().judgements());
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.retrieval;

import org.jspecify.annotations.NullMarked;

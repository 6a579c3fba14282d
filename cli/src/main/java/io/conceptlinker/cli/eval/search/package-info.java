/**
 * What concept fields do for retrieval: topics with judgements are put to a running Elasticsearch
 * as words, as concepts, and as both.
 *
 * <pre>{@code
 * concept-linker eval search --url http://127.0.0.1:9200 --index literature \
 *     --topics config/demo/literature/topics.jsonl
 * }</pre>
 */
@NullMarked
package io.conceptlinker.cli.eval.search;

import org.jspecify.annotations.NullMarked;

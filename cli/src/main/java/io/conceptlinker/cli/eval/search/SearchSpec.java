package io.conceptlinker.cli.eval.search;

import java.util.List;

/**
 * Where and how topics are searched.
 *
 * @param index the index
 * @param textFields fields that words are looked for in
 * @param conceptField the field with concept ids
 * @param kb the knowledge base that queries are linked with; empty for the node's only one
 * @param topicConcepts whether to look for the concepts of the topic, not those that are linked in
 *     its query
 * @param boostByDistance whether a narrower concept scores less than the one that is asked for
 * @param depth how many documents are asked for each time
 */
record SearchSpec(
    String index,
    List<String> textFields,
    String conceptField,
    String kb,
    boolean topicConcepts,
    boolean boostByDistance,
    int depth) {
  SearchSpec {
    textFields = List.copyOf(textFields);
  }
}

package io.conceptlinker.ingest.kb;

import java.util.List;

/**
 * What a bundle says about itself.
 *
 * @param version the content hash that names this build
 * @param concepts number of concepts
 * @param names number of names
 * @param phrases number of distinct normalised names
 * @param sources the files or vocabularies it was compiled from
 * @param languages the languages of its names
 * @param heapBytes heap that it costs while it is open
 */
public record KnowledgeBaseSummary(
    String version,
    long concepts,
    long names,
    long phrases,
    List<String> sources,
    List<String> languages,
    long heapBytes) {

  public KnowledgeBaseSummary {
    sources = List.copyOf(sources);
    languages = List.copyOf(languages);
  }
}

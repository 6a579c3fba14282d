package io.conceptlinker.elasticsearch.concept;

import java.util.Locale;

/** What is asked about a concept. */
public enum ConceptView {
  /** Everything that the knowledge base has: names, definitions, parents, children, codes. */
  FACTS(1),
  /** The ids that it or an expression stands for. */
  EXPANSION(Integer.MAX_VALUE),
  /** The concepts around it, with the is-a links between them. */
  GRAPH(1);

  private final int defaultDepth;

  ConceptView(int defaultDepth) {
    this.defaultDepth = defaultDepth;
  }

  /** How many is-a steps are taken when the request does not say. */
  int defaultDepth() {
    return defaultDepth;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

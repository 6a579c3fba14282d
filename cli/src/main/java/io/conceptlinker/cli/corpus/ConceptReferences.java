package io.conceptlinker.cli.corpus;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.load.intake.CrossReferences;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The concepts of a knowledge base by whatever id a corpus uses: its own ids, alternative and
 * retired ones, the same with or without the prefix of their vocabulary ({@code D008107}, {@code
 * MESH:D008107}), and cross-references that lead to exactly one concept. Immutable.
 */
public final class ConceptReferences {

  private static final int SEVERAL = -2;

  private final KnowledgeBase kb;
  private final Map<String, Integer> concepts = new HashMap<>();

  /** The references of a knowledge base, which must stay open. */
  public ConceptReferences(KnowledgeBase kb) {
    this.kb = kb;
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      concepts.put(CrossReferences.canonical(kb.id(concept)), concept);
    }
    for (int concept = 0; concept < kb.conceptCount(); concept++) {
      for (String xref : kb.xrefs(concept)) {
        String key = CrossReferences.canonical(xref);
        int before = concepts.getOrDefault(key, concept);
        boolean isOwnId = before >= 0 && CrossReferences.canonical(kb.id(before)).equals(key);
        if (!isOwnId) {
          concepts.put(key, before == concept ? concept : SEVERAL);
        }
      }
    }
  }

  /** The ordinal of the concept that an id leads to, or -1. */
  public int concept(String id) {
    int own = kb.concept(id);
    if (own >= 0) {
      return own;
    }
    int referred = concepts.getOrDefault(CrossReferences.canonical(id), -1);
    int colon = id.indexOf(':');
    return referred < 0 && colon >= 0
        ? kb.concept(id.substring(colon + 1))
        : Math.max(-1, referred);
  }

  /** The id that the knowledge base has for the concept that an id leads to. */
  public Optional<String> id(String id) {
    int concept = concept(id);
    return concept < 0 ? Optional.empty() : Optional.of(kb.id(concept));
  }
}

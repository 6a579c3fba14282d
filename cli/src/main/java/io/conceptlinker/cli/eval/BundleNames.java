package io.conceptlinker.cli.eval;

import io.conceptlinker.eval.linking.KbNames;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameKind;

/** What strata need to know of a bundle; names from training are none of the knowledge base. */
record BundleNames(KnowledgeBase kb) implements KbNames {

  @Override
  public boolean hasConcept(String id) {
    return kb.concept(id) >= 0;
  }

  @Override
  public boolean isName(String id, String text) {
    int concept = kb.concept(id);
    if (concept >= 0) {
      for (int name = kb.firstName(concept); name < kb.endName(concept); name++) {
        if (kb.nameKind(name) != NameKind.TRAINING && kb.nameText(name).equalsIgnoreCase(text)) {
          return true;
        }
      }
    }
    return false;
  }
}

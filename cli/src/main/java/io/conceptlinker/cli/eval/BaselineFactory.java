package io.conceptlinker.cli.eval;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.baseline.Baseline;
import io.conceptlinker.eval.baseline.KbName;
import io.conceptlinker.eval.baseline.TrainingMention;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes baselines.
 *
 * @param strings by which mentions are looked up, in training too
 * @param kb has the names; those that came from training are left out
 * @param training training documents, perhaps none
 * @param allConcepts whether concepts count that only the training documents know
 */
record BaselineFactory(
    MentionStrings strings, KnowledgeBase kb, List<GoldDocument> training, boolean allConcepts) {

  GoldLinker linker(Baseline baseline) {
    List<KbName> names = new ArrayList<>();
    for (int name = 0; name < kb.nameCount(); name++) {
      if (kb.nameKind(name) != NameKind.TRAINING) {
        names.add(
            new KbName(
                kb.nameText(name),
                kb.id(kb.nameConcept(name)),
                kb.nameKind(name) == NameKind.PREFERRED));
      }
    }
    List<TrainingMention> mentions = new ArrayList<>();
    for (GoldDocument document : training) {
      List<String> texts = strings.of(document);
      for (int i = 0; i < texts.size(); i++) {
        GoldConcepts known = known(document.mentions().get(i).gold());
        mentions.add(new TrainingMention(texts.get(i), known));
      }
    }
    return new BaselineGoldLinker(baseline.ranker(names, mentions), strings);
  }

  /** The alternatives that the knowledge base has whole: no linker answers with other ids. */
  private GoldConcepts known(GoldConcepts gold) {
    List<Set<String>> alternatives = new ArrayList<>();
    for (Set<String> parts : gold.alternatives()) {
      if (parts.stream().allMatch(id -> allConcepts || kb.concept(id) >= 0)) {
        alternatives.add(parts);
      }
    }
    return new GoldConcepts(alternatives);
  }
}

package io.conceptlinker.cli.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.torch.TokenBatch;
import io.conceptlinker.train.AnnotatedMention;
import io.conceptlinker.train.ExampleSource;
import io.conceptlinker.train.HeldExamples;
import io.conceptlinker.train.MentionExamples;
import io.conceptlinker.train.Mixture;
import io.conceptlinker.train.Phase;
import io.conceptlinker.train.SynonymExamples;
import io.conceptlinker.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes the plan of a run from its file and its material.
 *
 * @param spec the file
 * @param material what it names
 * @param tokenizer of the model
 */
record PlanMaking(TrainingSpec spec, TrainingMaterial material, Tokenizer tokenizer) {

  TrainingPlan plan() {
    PromptWriter prompts = new PromptWriter(tokenizer, spec.model().prompt());
    List<Phase> phases = new ArrayList<>();
    for (TrainingSpec.PhaseSpec phase : spec.phases()) {
      // Phases draw from streams of their own.
      long seed = spec.machine().seed() + 1_000_003L * phases.size();
      phases.add(
          Phase.ofExamples(
              phase.name(), phase.rate(), examples(phase, prompts), phase.rows(), seed));
    }
    return new TrainingPlan(
        spec.model().size().shape(tokenizer.size()),
        spec.model().options(),
        phases,
        held(prompts),
        spec.machine().seed());
  }

  private ExampleSource examples(TrainingSpec.PhaseSpec phase, PromptWriter prompts) {
    List<Mixture.Part> names = new ArrayList<>();
    phase
        .names()
        .forEach(
            (name, share) ->
                names.add(
                    new Mixture.Part(
                        new SynonymExamples(
                            material.knowledgeBase(name), prompts, phase.definitions()),
                        share)));
    List<Mixture.Part> mentions = new ArrayList<>();
    phase
        .mentions()
        .forEach((name, share) -> mentions.add(new Mixture.Part(mentions(name, prompts), share)));
    List<Mixture.Part> both = new ArrayList<>();
    if (!names.isEmpty()) {
      both.add(new Mixture.Part(new Mixture(names), mentions.isEmpty() ? 1 : 1 - phase.human()));
    }
    if (!mentions.isEmpty()) {
      both.add(new Mixture.Part(new Mixture(mentions), phase.human()));
    }
    return new Mixture(both);
  }

  private MentionExamples mentions(String corpus, PromptWriter prompts) {
    return new MentionExamples(material.mentions(corpus), kb(corpus), prompts);
  }

  private KnowledgeBase kb(String corpus) {
    return material.knowledgeBase(spec.corpus(corpus).knowledgeBase());
  }

  private HeldExamples held(PromptWriter prompts) {
    Map<String, List<TokenBatch>> sets = new LinkedHashMap<>();
    for (String corpus : spec.held().corpora()) {
      List<AnnotatedMention> some = new ArrayList<>(material.mentions(corpus));
      Collections.shuffle(some, new Random(spec.machine().seed()));
      List<AnnotatedMention> few = some.subList(0, Math.min(some.size(), spec.held().mentions()));
      sets.put(corpus, HeldExamples.batches(new MentionExamples(few, kb(corpus), prompts).each()));
    }
    return sets.isEmpty() ? HeldExamples.NONE : new HeldExamples(sets, spec.held().every());
  }
}

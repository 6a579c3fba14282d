package io.conceptlinker.cli.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.torch.ChoiceBatch;
import io.conceptlinker.torch.PassageBatch;
import io.conceptlinker.torch.TokenBatch;
import io.conceptlinker.train.AnnotatedMention;
import io.conceptlinker.train.ChoiceMention;
import io.conceptlinker.train.ExampleSource;
import io.conceptlinker.train.HeldExamples;
import io.conceptlinker.train.HeldSet;
import io.conceptlinker.train.MentionChoices;
import io.conceptlinker.train.MentionExamples;
import io.conceptlinker.train.Mixture;
import io.conceptlinker.train.PassageExamples;
import io.conceptlinker.train.Phase;
import io.conceptlinker.train.SynonymChoices;
import io.conceptlinker.train.SynonymExamples;
import io.conceptlinker.train.TrainingPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

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
      phases.add(phase(phase, prompts, seed));
    }
    return new TrainingPlan(
        spec.model().size().shape(tokenizer.size(), prompts::id),
        spec.model().options(),
        phases,
        held(prompts),
        spec.machine().seed());
  }

  private Phase phase(TrainingSpec.PhaseSpec phase, PromptWriter prompts, long seed) {
    if (phase.read().isPresent()) {
      return reading(phase, phase.read().get(), prompts, seed);
    }
    if (phase.contrast().isEmpty()) {
      return Phase.ofExamples(
          phase.name(),
          phase.rate(),
          this.<TokenBatch.Sequence>examples(
              phase,
              kb -> new SynonymExamples(kb, prompts, phase.definitions()),
              corpus -> new MentionExamples(material.mentions(corpus), kb(corpus), prompts)),
          phase.rows(),
          seed);
    }
    TrainingSpec.Contrast contrast = phase.contrast().get();
    int most = contrast.candidates();
    return Phase.ofChoices(
        phase.name(),
        phase.rate(),
        this.<ChoiceBatch.Choice>examples(
            phase,
            kb -> new SynonymChoices(kb, prompts, most),
            corpus -> new MentionChoices(material.choices(corpus), kb(corpus), prompts, most)),
        phase.rows(),
        seed,
        contrast.likelihood());
  }

  private Phase reading(
      TrainingSpec.PhaseSpec phase, TrainingSpec.Reading read, PromptWriter prompts, long seed) {
    List<Mixture.Part<PassageBatch.Passage>> corpora = new ArrayList<>();
    phase
        .mentions()
        .forEach(
            (corpus, share) ->
                corpora.add(
                    new Mixture.Part<>(
                        new PassageExamples(material.passages(corpus), kb(corpus), prompts),
                        share)));
    Phase passages =
        Phase.ofPassages(
            phase.name(), phase.rate(), new Mixture<>(corpora), read.passages(), seed, read.tags());
    if (phase.names().isEmpty()) {
      return passages;
    }
    List<Mixture.Part<TokenBatch.Sequence>> names = new ArrayList<>();
    phase
        .names()
        .forEach(
            (name, share) ->
                names.add(
                    new Mixture.Part<>(
                        new SynonymExamples(
                            material.knowledgeBase(name), prompts, phase.definitions()),
                        share)));
    return Phase.ofExamples(
            phase.name(), phase.rate(), new Mixture<>(names), phase.rows(), seed + 1)
        .inTurnsWith(passages, phase.human(), seed + 2);
  }

  private <T> ExampleSource<T> examples(
      TrainingSpec.PhaseSpec phase,
      Function<KnowledgeBase, ExampleSource<T>> ofNames,
      Function<String, ExampleSource<T>> ofMentions) {
    List<Mixture.Part<T>> names = new ArrayList<>();
    phase
        .names()
        .forEach(
            (name, share) ->
                names.add(new Mixture.Part<>(ofNames.apply(material.knowledgeBase(name)), share)));
    List<Mixture.Part<T>> mentions = new ArrayList<>();
    phase
        .mentions()
        .forEach(
            (corpus, share) -> mentions.add(new Mixture.Part<>(ofMentions.apply(corpus), share)));
    List<Mixture.Part<T>> both = new ArrayList<>();
    if (!names.isEmpty()) {
      both.add(
          new Mixture.Part<>(new Mixture<>(names), mentions.isEmpty() ? 1 : 1 - phase.human()));
    }
    if (!mentions.isEmpty()) {
      both.add(new Mixture.Part<>(new Mixture<>(mentions), phase.human()));
    }
    return new Mixture<>(both);
  }

  private KnowledgeBase kb(String corpus) {
    return material.knowledgeBase(spec.corpus(corpus).knowledgeBase());
  }

  private HeldExamples held(PromptWriter prompts) {
    Map<String, HeldSet> sets = new LinkedHashMap<>();
    for (String corpus : spec.held().corpora()) {
      List<ChoiceMention> some = new ArrayList<>(material.choices(corpus));
      if (some.isEmpty()) {
        material.mentions(corpus).forEach(m -> some.add(new ChoiceMention(m, List.of())));
      }
      Collections.shuffle(some, new Random(spec.machine().seed()));
      List<ChoiceMention> few = some.subList(0, Math.min(some.size(), spec.held().mentions()));
      List<AnnotatedMention> mentions = few.stream().map(ChoiceMention::mention).toList();
      List<ChoiceBatch.Choice> choices =
          new MentionChoices(few, kb(corpus), prompts, Math.max(2, spec.held().candidates()))
              .each();
      sets.put(
          corpus,
          HeldSet.of(
              new MentionExamples(mentions, kb(corpus), prompts).each(),
              choices,
              few.size() - choices.size()));
    }
    return sets.isEmpty() ? HeldExamples.NONE : new HeldExamples(sets, spec.held().every());
  }
}

package io.conceptlinker.cli.train;

import io.conceptlinker.cli.corpus.ConceptReferences;
import io.conceptlinker.cli.eval.DocumentFilter;
import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.cli.eval.GoldReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.format.CorpusFormat;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.torch.TrainingOptions;
import io.conceptlinker.train.LearningRate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A training run as its file describes it.
 *
 * @param title for people
 * @param machine seed, threads and how often it saves
 * @param prepare commands that make what the run needs, each with its {@code --out}
 * @param knowledgeBases bundles by the names that the file has for them
 * @param model what is trained
 * @param corpora by the names that the file has for them
 * @param phases in their order
 * @param held what is looked at as it goes
 * @param ranking how the ranker is trained, if it is
 */
record TrainingSpec(
    String title,
    Machine machine,
    List<List<String>> prepare,
    Map<String, Named> knowledgeBases,
    Model model,
    Map<String, Corpus> corpora,
    List<PhaseSpec> phases,
    Held held,
    Optional<RankingSpec> ranking) {

  TrainingSpec {
    prepare = List.copyOf(prepare);
    knowledgeBases = Collections.unmodifiableMap(new LinkedHashMap<>(knowledgeBases));
    corpora = Collections.unmodifiableMap(new LinkedHashMap<>(corpora));
    phases = List.copyOf(phases);
  }

  /** A corpus by its name, which has to be one of them. */
  Corpus corpus(String name) {
    Corpus corpus = corpora.get(name);
    if (corpus == null) {
      throw new IllegalArgumentException(
          "corpus [" + name + "]: expected one of " + corpora.keySet());
    }
    return corpus;
  }

  /** The model that names candidates for phases with contrast. */
  Optional<Named> namingModel() {
    return phases.stream().flatMap(PhaseSpec::naming).findFirst();
  }

  Named knowledgeBase(String name) {
    Named base = knowledgeBases.get(name);
    if (base == null) {
      throw new IllegalArgumentException(
          "knowledge base [" + name + "]: expected one of " + knowledgeBases.keySet());
    }
    return base;
  }

  /**
   * How it is computed.
   *
   * @param seed of everything that is random
   * @param threads of the arithmetic
   * @param save how long at least between two checkpoints
   * @param report after how many steps a line is logged
   */
  record Machine(long seed, int threads, Duration save, int report) {}

  /**
   * A file or directory.
   *
   * @param word as the training file has it
   * @param path where it is
   */
  record Named(String word, Path path) {}

  /**
   * What is trained.
   *
   * @param tokenizer a {@code tokenizer.json}, or nothing to learn one
   * @param vocabulary the most tokens of one that is learnt
   * @param size shape but for its vocabulary
   * @param prompt how much a prompt shows
   * @param options how it is trained
   */
  record Model(
      Optional<Named> tokenizer,
      int vocabulary,
      ModelSize size,
      PromptLimits prompt,
      TrainingOptions options) {}

  /**
   * A part of a corpus.
   *
   * @param file file, directory or archive
   * @param texts where its texts are, if not there too
   * @param format of the file
   * @param documents what the ids of its documents match; all if there is nothing
   * @param types entity types in lower case; all if empty
   * @param language of documents that do not say theirs; may be empty
   * @param knowledgeBase the name of the one that its concepts are of
   */
  record Corpus(
      Named file,
      Optional<Named> texts,
      CorpusFormat format,
      Optional<Pattern> documents,
      Set<String> types,
      String language,
      String knowledgeBase) {

    /** Reads it, with ids as the knowledge base has them; what is broken is left out. */
    List<GoldDocument> documents(ConceptReferences references) throws IOException {
      return new GoldReader(
              format,
              texts.map(Named::path),
              new DocumentFilter(documents, Optional.empty(), true),
              types,
              language,
              Optional.of(references),
              FormatProblems.lenient())
          .read(List.of(file.path()));
    }
  }

  /**
   * A phase.
   *
   * @param name for logs
   * @param rate learning rate, which also says how many steps it has
   * @param rows examples of a step
   * @param names how often each knowledge base is drawn from, relative to the others
   * @param definitions share of these examples that show a definition, of those that have one
   * @param mentions how often each corpus is drawn from, relative to the others
   * @param human share of the examples that are from corpora
   * @param contrast whether it learns to tell right names from those of other candidates, and how
   * @param read whether it learns from corpora passage by passage, and how
   */
  record PhaseSpec(
      String name,
      LearningRate rate,
      int rows,
      Map<String, Double> names,
      double definitions,
      Map<String, Double> mentions,
      double human,
      Optional<Contrast> contrast,
      Optional<Reading> read) {

    /** The model that names candidates for it, if one does. */
    Stream<Named> naming() {
      return contrast.flatMap(Contrast::model).stream();
    }
  }

  /**
   * How a phase learns from passages whose mentions are to be found and named. The share of
   * examples that are from corpora is one of steps then.
   *
   * @param passages of a step
   * @param tags how much finding counts beside naming
   */
  record Reading(int passages, double tags) {}

  /**
   * How a phase learns to tell right names from others.
   *
   * @param candidates concepts of a prompt
   * @param likelihood how much it counts beside that right names are likely among all
   * @param model a model's directory; what it names itself is to be told from what is right, too
   */
  record Contrast(int candidates, double likelihood, Optional<Named> model) {}

  /**
   * What is looked at as it goes.
   *
   * @param corpora names of corpora that no phase learns from
   * @param mentions how many of each at most
   * @param every after how many steps
   * @param candidates concepts that a mention is chosen among; 0 for no choices
   */
  record Held(List<String> corpora, int mentions, long every, int candidates) {}

  /**
   * How the ranker is trained. Mentions are linked to the knowledge base of their corpus with the
   * mention strings of other corpora among its names, as a user's would be.
   *
   * @param learn corpora that it learns from, which the model has not, each with the corpora whose
   *     strings are names
   * @param folds corpora that the model has learnt from, with further corpora whose strings are
   *     names: the ranker that does not ask the model learns from each fold of them with the
   *     strings of the others
   * @param bare corpora that it learns from as if none were annotated: no strings are names
   * @param calibrate as {@code learn}, for corpora that nothing learns from
   * @param addConcepts corpora to whose knowledge bases these strings may add concepts
   * @param unknown the share of concepts that are no candidates where it learns: what a mention
   *     looks like whose concept the knowledge base does not have
   * @param mentions how many of each corpus that is learnt from at most
   * @param calibrationMentions how many of each other one
   * @param enough the probability at which the model is not asked
   * @param possible the least probability of candidates that it is asked about
   * @param decode whether the model names candidates, too, that look-ups do not find
   */
  record RankingSpec(
      Map<String, List<String>> learn,
      Map<String, List<String>> folds,
      List<String> bare,
      Map<String, List<String>> calibrate,
      Set<String> addConcepts,
      double unknown,
      int mentions,
      int calibrationMentions,
      double enough,
      double possible,
      boolean decode) {}
}

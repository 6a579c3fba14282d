package io.conceptlinker.cli.train;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.train.TrainingSpec.Contrast;
import io.conceptlinker.cli.train.TrainingSpec.Corpus;
import io.conceptlinker.cli.train.TrainingSpec.Held;
import io.conceptlinker.cli.train.TrainingSpec.Machine;
import io.conceptlinker.cli.train.TrainingSpec.Model;
import io.conceptlinker.cli.train.TrainingSpec.Named;
import io.conceptlinker.cli.train.TrainingSpec.PhaseSpec;
import io.conceptlinker.cli.train.TrainingSpec.RankingSpec;
import io.conceptlinker.cli.train.TrainingSpec.Reading;
import io.conceptlinker.cli.yaml.YamlNode;
import io.conceptlinker.corpus.format.CorpusFormat;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.torch.Precision;
import io.conceptlinker.torch.TrainingOptions;
import io.conceptlinker.train.LearningRate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Reads a training file.
 *
 * @param file YAML
 * @param places what its words stand for
 */
record TrainingSpecReader(Path file, TrainingPlaces places) {
  private static final int MOST_LINES = 1_000_000;

  /**
   * The run.
   *
   * @throws DataException if the file describes none, with its line
   */
  TrainingSpec read() throws IOException {
    YamlNode root = YamlNode.read(file);
    SpecKeys keys =
        new SpecKeys(
            root,
            Set.of(
                "title",
                "about",
                "seed",
                "threads",
                "save_seconds",
                "report_steps",
                "prepare",
                "knowledge_bases",
                "tokenizer",
                "model",
                "prompt",
                "optimizer",
                "corpora",
                "phases",
                "held",
                "ranking"));
    Map<String, Named> bases = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> base : keys.needed("knowledge_bases").mapping().entrySet()) {
      bases.put(base.getKey(), named(base.getValue()));
    }
    Map<String, Corpus> corpora = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> corpus : keys.entries("corpora").entrySet()) {
      corpora.put(corpus.getKey(), corpus(corpus.getValue(), bases.keySet()));
    }
    Model model = model(keys);
    List<PhaseSpec> phases = new ArrayList<>();
    for (YamlNode phase : keys.needed("phases").list()) {
      PhaseSpec read = phase(phase, bases.keySet(), corpora.keySet());
      if (read.read().isPresent() && !model.prompt().isOfPassages()) {
        throw phase.wrong("the family shared-encoder for read", "another");
      }
      Stream<Named> naming =
          Stream.concat(phases.stream(), Stream.of(read)).flatMap(PhaseSpec::naming);
      if (naming.distinct().count() > 1) {
        throw phase.wrong("the same model as in the other phases with contrast", "another");
      }
      phases.add(read);
    }
    if (phases.isEmpty()) {
      throw keys.needed("phases").wrong("a phase or more", "none");
    }
    return new TrainingSpec(
        keys.text("title", String.valueOf(file.getFileName())),
        new Machine(
            keys.integer("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
            (int) keys.integer("threads", 1, 1, 1024),
            Duration.ofSeconds(keys.integer("save_seconds", 300, 0, Integer.MAX_VALUE)),
            (int) keys.integer("report_steps", 20, 1, MOST_LINES)),
        prepare(keys),
        bases,
        model,
        corpora,
        phases,
        held(keys, corpora.keySet(), phases),
        ranking(keys, corpora.keySet(), phases));
  }

  private List<List<String>> prepare(SpecKeys keys) throws DataException {
    List<List<String>> commands = new ArrayList<>();
    for (YamlNode item : keys.items("prepare")) {
      List<String> words = new ArrayList<>();
      for (String word : item.words()) {
        words.add(filled(item, word));
      }
      if (words.indexOf("--out") < 0 || words.indexOf("--out") + 1 == words.size()) {
        throw item.wrong("a command with --out", "one without");
      }
      commands.add(words);
    }
    return commands;
  }

  private Model model(SpecKeys keys) throws DataException {
    SpecKeys tokenizer = keys.part("tokenizer", Set.of("file", "size"));
    SpecKeys prompt =
        keys.part("prompt", Set.of("before", "behind", "surface", "definition", "passage"));
    SpecKeys options = keys.part("optimizer", Set.of("precision", "dropout", "smoothing", "decay"));
    PromptLimits limits = PromptLimits.DEFAULT;
    PromptLimits shown =
        new PromptLimits(
            (int) prompt.integer("before", limits.before(), 0, 1024),
            (int) prompt.integer("behind", limits.behind(), 0, 1024),
            (int) prompt.integer("surface", limits.surface(), 1, 1024),
            (int) prompt.integer("definition", limits.definition(), 0, 1024),
            prompt.find("passage").isEmpty()
                ? 0
                : (int) prompt.integer("passage", 0, PromptLimits.LEAST_PASSAGE, 1 << 14));
    Optional<YamlNode> taken = tokenizer.find("file");
    return new Model(
        taken.isPresent() ? Optional.of(named(taken.get())) : Optional.empty(),
        (int) tokenizer.integer("size", 8192, 266, 1 << 20),
        ModelSize.read(keys, shown),
        shown,
        new TrainingOptions(
            options.choice("precision", Precision.FLOAT32, Precision.values()),
            options.number("dropout", 0, 0, 0.99),
            options.number("smoothing", 0, 0, 0.99),
            options.number("decay", 0.05, 0, 10)));
  }

  private Corpus corpus(YamlNode node, Set<String> bases) throws DataException {
    SpecKeys keys =
        new SpecKeys(
            node,
            Set.of("file", "texts", "format", "documents", "types", "language", "knowledge_base"));
    Optional<YamlNode> texts = keys.find("texts");
    Optional<YamlNode> documents = keys.find("documents");
    Set<String> types = new LinkedHashSet<>();
    for (YamlNode type : keys.items("types")) {
      types.add(type.text().toLowerCase(Locale.ROOT));
    }
    return new Corpus(
        named(keys.needed("file")),
        texts.isPresent() ? Optional.of(named(texts.get())) : Optional.empty(),
        format(keys.needed("format")),
        documents.isPresent() ? Optional.of(pattern(documents.get())) : Optional.empty(),
        types,
        keys.text("language", ""),
        known(keys.needed("knowledge_base"), bases));
  }

  private static CorpusFormat format(YamlNode node) throws DataException {
    try {
      return CorpusFormat.of(node.text());
    } catch (IllegalArgumentException e) {
      throw node.wrong("one of " + CorpusFormat.labels(), "[" + node.text() + "]");
    }
  }

  private static Pattern pattern(YamlNode node) throws DataException {
    try {
      return Pattern.compile(node.text());
    } catch (PatternSyntaxException e) {
      throw node.wrong("a regular expression", e.getDescription());
    }
  }

  private PhaseSpec phase(YamlNode node, Set<String> bases, Set<String> corpora)
      throws DataException {
    SpecKeys keys =
        new SpecKeys(
            node,
            Set.of(
                "name",
                "steps",
                "rows",
                "rate",
                "names",
                "definitions",
                "mentions",
                "human",
                "contrast",
                "read"));
    SpecKeys rate = keys.part("rate", Set.of("peak", "warmup", "decay"));
    Map<String, Double> names = shares(keys, "names", bases);
    Map<String, Double> mentions = shares(keys, "mentions", corpora);
    if (names.isEmpty() && mentions.isEmpty()) {
      throw node.wrong("names or mentions to learn from", "neither");
    }
    if (names.isEmpty() && keys.find("human").isPresent()) {
      throw keys.needed("human").wrong("it beside names", "mentions only");
    }
    long steps = keys.integer("steps", -1, 1, 1L << 24);
    return new PhaseSpec(
        keys.needed("name").text(),
        new LearningRate(
            rate.number("peak", Double.NaN, 1e-9, 1),
            rate.integer("warmup", 0, 0, steps),
            rate.integer("decay", 0, 0, steps),
            steps),
        (int) keys.integer("rows", -1, 1, 1 << 16),
        names,
        keys.number("definitions", 0.1, 0, 1),
        mentions,
        mentions.isEmpty() ? 0 : names.isEmpty() ? 1 : keys.number("human", 0.5, 0.01, 0.99),
        contrast(keys),
        reading(keys, mentions.isEmpty()));
  }

  private static Optional<Reading> reading(SpecKeys keys, boolean withoutMentions)
      throws DataException {
    if (keys.find("read").isEmpty()) {
      return Optional.empty();
    }
    SpecKeys reading = keys.part("read", Set.of("passages", "tags"));
    if (withoutMentions || keys.find("contrast").isPresent()) {
      throw reading.node().wrong("it beside mentions and no contrast", "otherwise");
    }
    return Optional.of(
        new Reading(
            (int) reading.integer("passages", 8, 1, 1 << 16), reading.number("tags", 1, 0, 100)));
  }

  private Optional<Contrast> contrast(SpecKeys keys) throws DataException {
    if (keys.find("contrast").isEmpty()) {
      return Optional.empty();
    }
    SpecKeys contrast = keys.part("contrast", Set.of("candidates", "likelihood", "model"));
    Optional<YamlNode> model = contrast.find("model");
    return Optional.of(
        new Contrast(
            (int) contrast.integer("candidates", 8, 2, 64),
            contrast.number("likelihood", 0.2, 0, 100),
            model.isPresent() ? Optional.of(named(model.get())) : Optional.empty()));
  }

  /** Names with their shares, or a list of names that share alike. */
  private static Map<String, Double> shares(SpecKeys keys, String key, Set<String> known)
      throws DataException {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> share : keys.entries(key).entrySet()) {
      if (!known.contains(share.getKey())) {
        throw share
            .getValue()
            .wrong("one of " + String.join(", ", known), "[" + share.getKey() + "]");
      }
      double number = share.getValue().number();
      if (!(number > 0)) {
        throw share.getValue().wrong("a share above 0", Double.toString(number));
      }
      shares.put(share.getKey(), number);
    }
    return shares;
  }

  private static Held held(SpecKeys keys, Set<String> corpora, List<PhaseSpec> phases)
      throws DataException {
    SpecKeys held = keys.part("held", Set.of("corpora", "mentions", "every_steps", "candidates"));
    List<String> names = new ArrayList<>();
    for (YamlNode item : held.items("corpora")) {
      String name = known(item, corpora);
      if (phases.stream().anyMatch(phase -> phase.mentions().containsKey(name))) {
        throw item.wrong("a corpus that no phase learns from", "[" + name + "]");
      }
      names.add(name);
    }
    return new Held(
        names,
        (int) held.integer("mentions", 300, 1, 1 << 20),
        held.integer("every_steps", 500, 1, 1L << 24),
        (int) held.integer("candidates", 8, 0, 64));
  }

  private static Optional<RankingSpec> ranking(
      SpecKeys keys, Set<String> corpora, List<PhaseSpec> phases) throws DataException {
    if (keys.find("ranking").isEmpty()) {
      return Optional.empty();
    }
    SpecKeys ranking =
        keys.part(
            "ranking",
            Set.of(
                "learn",
                "folds",
                "bare",
                "calibrate",
                "add_concepts",
                "unknown",
                "mentions",
                "calibration_mentions",
                "enough",
                "possible",
                "decode"));
    Optional<YamlNode> folds = ranking.find("folds");
    return Optional.of(
        new RankingSpec(
            unlearnt(ranking.needed("learn"), corpora, phases),
            folds.isPresent() ? withStrings(folds.get(), corpora) : Map.of(),
            all(ranking.items("bare"), corpora),
            unlearnt(ranking.needed("calibrate"), corpora, phases),
            Set.copyOf(all(ranking.items("add_concepts"), corpora)),
            ranking.number("unknown", 0, 0, 0.5),
            (int) ranking.integer("mentions", 5000, 1, 1 << 20),
            (int) ranking.integer("calibration_mentions", 2000, 1, 1 << 20),
            ranking.number("enough", 0.98, 0.5, 1),
            ranking.number("possible", 0.005, 0, 0.5),
            ranking.flag("decode", false)));
  }

  /** Corpora that no phase learns from, each with the corpora whose strings are names. */
  private static Map<String, List<String>> unlearnt(
      YamlNode node, Set<String> corpora, List<PhaseSpec> phases) throws DataException {
    for (Map.Entry<String, YamlNode> entry : node.mapping().entrySet()) {
      String name = entry.getKey();
      if (!corpora.contains(name)
          || phases.stream().anyMatch(phase -> phase.mentions().containsKey(name))) {
        throw entry.getValue().wrong("a corpus that no phase learns from", "[" + name + "]");
      }
    }
    return withStrings(node, corpora);
  }

  /** Corpora, each with the corpora whose strings are names. */
  private static Map<String, List<String>> withStrings(YamlNode node, Set<String> corpora)
      throws DataException {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Map.Entry<String, YamlNode> entry : node.mapping().entrySet()) {
      if (!corpora.contains(entry.getKey())) {
        throw entry
            .getValue()
            .wrong("one of " + String.join(", ", corpora), "[" + entry.getKey() + "]");
      }
      found.put(entry.getKey(), all(entry.getValue().list(), corpora));
    }
    return found;
  }

  private static List<String> all(List<YamlNode> nodes, Set<String> names) throws DataException {
    List<String> found = new ArrayList<>();
    for (YamlNode node : nodes) {
      found.add(known(node, names));
    }
    return found;
  }

  private static String known(YamlNode node, Set<String> names) throws DataException {
    if (!names.contains(node.text())) {
      throw node.wrong("one of " + String.join(", ", names), "[" + node.text() + "]");
    }
    return node.text();
  }

  private Named named(YamlNode node) throws DataException {
    return new Named(node.text(), Path.of(filled(node, node.text())));
  }

  private String filled(YamlNode node, String word) throws DataException {
    Optional<String> missing = places.missing(word);
    if (missing.isPresent()) {
      throw node.wrong(missing.get(), "none");
    }
    return places.fill(word);
  }
}

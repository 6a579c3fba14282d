package io.conceptlinker.cli.link;

import io.conceptlinker.cli.corpus.FileFormat;
import io.conceptlinker.cli.corpus.TrainedKnowledgeBase;
import io.conceptlinker.cli.corpus.TrainingCorpus;
import io.conceptlinker.cli.linker.ModelOption;
import io.conceptlinker.cli.linker.OpenLinker;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.LinkWriter;
import io.conceptlinker.corpus.format.CorpusFormat;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.OverlapPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Links text to the concepts of a knowledge base. */
@Command(
    name = "link",
    description = {
      "Finds mentions in documents and links them to the concepts of a knowledge base.",
      "",
      "Reads standard input and writes standard output unless told otherwise."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo 'No sign of heart failure.' | concept-linker link --kb hp-kb",
      "  concept-linker link --kb medic-kb --in corpus.pubtator --out pubtator > links.pubtator",
      "  concept-linker link --kb medic-kb --in notes/ --out brat --to annotated/",
      "  concept-linker link --kb medic-kb --train train.pubtator --in test.pubtator"
    })
public final class LinkCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final InputStream input;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kb",
      required = true,
      paramLabel = "DIR",
      description = "The knowledge base bundle.")
  private Path kb = Path.of("");

  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "The documents; for text also a directory (default: standard input).")
  private Optional<Path> in = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "Format of the documents: text, pubtator, jsonl, bioc, brat, bigbio, conll or mentions"
              + " (default: what the file looks like; text for standard input).")
  private Optional<String> format = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FORMAT",
      defaultValue = "JSONL",
      description = "Format of the links: jsonl, pubtator or brat (default: jsonl).")
  private LinkFormat out = LinkFormat.JSONL;

  @Option(
      names = "--to",
      paramLabel = "FILE|DIR",
      description = "Where links are written; for brat a directory (default: standard output).")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description =
          "Add the mention strings of an annotated corpus (PubTator) to the names, for this run."
              + " Repeatable.")
  private List<Path> training = new ArrayList<>();

  @Option(
      names = "--linker",
      paramLabel = "NAME",
      defaultValue = OpenLinker.LEXICAL,
      description =
          "lexical, or generative, which asks a language model where names and context leave it"
              + " open (default: ${DEFAULT-VALUE}).")
  private String linker = OpenLinker.LEXICAL;

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = "--min-score",
      paramLabel = "SCORE",
      defaultValue = "0",
      description = "Leave out links below this score, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double minScore;

  @Option(
      names = "--target-precision",
      paramLabel = "SHARE",
      description =
          "Leave out links so that this share of the others is right, 0 to 1, where text is like"
              + " what the model was measured with. With --linker generative.")
  private @Nullable Double targetPrecision;

  @Option(
      names = "--semantic-group",
      split = ",",
      paramLabel = "GROUP",
      description = "Link to concepts of these semantic groups only.")
  private List<String> groups = new ArrayList<>();

  @Option(
      names = "--overlap",
      paramLabel = "POLICY",
      defaultValue = "NO_SUB",
      description =
          "Which overlapping mentions are kept: all, no_sub (none inside another) or longest"
              + " (default: no_sub).")
  private OverlapPolicy overlap = OverlapPolicy.NO_SUB;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many candidates each mention has in jsonl (default: ${DEFAULT-VALUE}).")
  private int candidates;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "1",
      description = "Threads that link (default: ${DEFAULT-VALUE}).")
  private int threads;

  /**
   * The command.
   *
   * @param input standard input
   */
  public LinkCommand(Terminal terminal, InputStream input) {
    this.terminal = terminal;
    this.input = input;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LinkOptions options = options();
    try (KnowledgeBase opened = KnowledgeBase.open(kb)) {
      if (training.isEmpty()) {
        link(opened, opened, options);
      } else {
        try (TrainedKnowledgeBase trained = train(opened)) {
          link(trained.knowledgeBase(), opened, options);
        }
      }
    }
    return ExitCode.OK;
  }

  private TrainedKnowledgeBase train(KnowledgeBase opened) throws IOException {
    try (Step step = terminal.step("Training names")) {
      TrainedKnowledgeBase trained =
          TrainedKnowledgeBase.of(opened, TrainingCorpus.read(training, "en"));
      step.done(
          Numbers.of(trained.addedNames(), "name")
              + " added, "
              + Numbers.grouped(trained.unknownNames())
              + " of unknown concepts left out");
      return trained;
    }
  }

  private void link(KnowledgeBase opened, KnowledgeBase from, LinkOptions options)
      throws IOException, InterruptedException {
    Optional<Path> asked =
        linker.equals(OpenLinker.GENERATIVE) ? Optional.of(model.directory()) : Optional.empty();
    try (OpenLinker ours = OpenLinker.open(opened, from, asked, false);
        CorpusReader reader = reader();
        LinkWriter writer = out.writer(terminal, to, opened.name());
        Step step = terminal.step("Linking")) {
      LinkRun run = new LinkRun(ours.linker(), forTarget(options, ours), threads);
      LinkTotals totals = run.link(reader, writer, step);
      step.done(totals.toString());
    }
  }

  private LinkOptions forTarget(LinkOptions options, OpenLinker ours) {
    Double target = targetPrecision;
    if (target == null || ours.model().isEmpty()) {
      return options;
    }
    try {
      return new LinkOptions(
          ours.model().get().minScore(target),
          options.semanticGroups(),
          options.overlap(),
          options.maxCandidates());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--target-" + e.getMessage(), e);
    }
  }

  private CorpusReader reader() throws IOException {
    if (in.isEmpty()) {
      return standardInput(format.map(this::corpusFormat).orElse(CorpusFormat.TEXT));
    }
    Path file = in.get();
    CorpusFormat chosen =
        format.isPresent() ? corpusFormat(format.get()) : FileFormat.ofFileOrDirectory(file);
    return chosen.open(file);
  }

  private CorpusReader standardInput(CorpusFormat chosen) {
    try {
      return StandardInput.open(chosen, input);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private CorpusFormat corpusFormat(String name) {
    try {
      return CorpusFormat.of(name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private LinkOptions options() {
    if (out == LinkFormat.BRAT && to.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--out brat writes two files for each document: add --to DIR");
    }
    boolean generative = linker.equals(OpenLinker.GENERATIVE);
    if (!generative && !linker.equals(OpenLinker.LEXICAL)) {
      throw new ParameterException(
          spec.commandLine(), "--linker [" + linker + "]: expected lexical or generative");
    }
    if (!generative && spec.commandLine().getParseResult().hasMatchedOption(ModelOption.NAME)) {
      throw new ParameterException(
          spec.commandLine(), "--model: expected --linker generative, found " + linker);
    }
    if (targetPrecision != null && (!generative || minScore > 0)) {
      throw new ParameterException(
          spec.commandLine(),
          "--target-precision: expected --linker generative and no --min-score");
    }
    if (threads < 1 || threads > 1024) {
      throw new ParameterException(
          spec.commandLine(), "--threads [" + threads + "]: expected a number from 1 to 1024");
    }
    try {
      return new LinkOptions(minScore, new LinkedHashSet<>(groups), overlap, candidates);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}

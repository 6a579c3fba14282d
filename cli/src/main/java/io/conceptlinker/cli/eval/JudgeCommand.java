package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.judge.Budget;
import io.conceptlinker.eval.judge.ChatClient;
import io.conceptlinker.eval.judge.ChatEndpoint;
import io.conceptlinker.eval.judge.JudgePanel;
import io.conceptlinker.eval.judge.Mismatches;
import io.conceptlinker.eval.judge.PanelReport;
import io.conceptlinker.eval.judge.PanelWriter;
import io.conceptlinker.eval.judge.VerdictCache;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.report.PredictionReader;
import io.conceptlinker.kb.KnowledgeBase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has wrong answers judged by language models. */
@Command(
    name = "judge",
    description = {
      "Takes a second look at the answers of a run that are not the gold concept: are they exact"
          + " all the same, broader, narrower, or wrong?",
      "",
      "The hierarchy of the knowledge base decides what it can. For the rest, mentions with the"
          + " sentences around them and the names of both concepts are sent to the endpoints."
          + " Judges do not know which concept is the gold one.",
      "",
      "Writes judge.json and judgements.jsonl. Verdicts are kept in judge-verdicts.txt as they"
          + " come: run it again to go on after an end of any kind."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker eval judge --predictions runs/lexical/predictions.jsonl --kb medic-kb \\",
      "      --corpus test.pubtator --endpoint http://localhost:8000/v1 --model qwen3-8b \\",
      "      --out runs/lexical",
      "  concept-linker eval judge --predictions predictions.jsonl --kb medic-kb --out judged \\",
      "      --endpoint https://llm.example/v1 --model large --model medium --model small \\",
      "      --api-key-env LLM_KEY --max-calls 600"
    })
final class JudgeCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--predictions",
      required = true,
      paramLabel = "FILE",
      description = "The predictions.jsonl of a run.")
  private Path predictions = Path.of("");

  @Option(
      names = "--kb",
      required = true,
      paramLabel = "DIR",
      description = "The knowledge base bundle: names, definitions, hierarchy.")
  private Path kb = Path.of("");

  @Option(
      names = "--corpus",
      paramLabel = "FILE|DIR",
      description = "The documents; without them judges see the mentions alone.")
  private Optional<Path> corpus = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Format of the documents (default: what the file looks like).")
  private Optional<String> format = Optional.empty();

  @Mixin private JudgeOptions judges = new JudgeOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the files are written; made when it is not there.")
  private Path out = Path.of("");

  JudgeCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    judges.check(spec.commandLine());
    List<ChatEndpoint> endpoints = judges.endpoints(spec.commandLine(), environment);
    List<LinkingCase> cases = PredictionReader.readAll(predictions);
    if (cases.isEmpty()) {
      throw new DataException("predictions [" + predictions + "]: expected mentions, found none");
    }
    Files.createDirectories(out);
    try (KnowledgeBase opened = KnowledgeBase.open(kb)) {
      Mismatches mismatches = mismatches(cases, opened);
      PanelReport report = ask(mismatches, endpoints);
      PanelWriter writer = new PanelWriter(report);
      writer.writeSummary(Files.newBufferedWriter(out.resolve("judge.json")));
      writer.writeJudgements(Files.newBufferedWriter(out.resolve("judgements.jsonl")));
      JudgeSummary.print(terminal, report);
    }
    return ExitCode.OK;
  }

  private Mismatches mismatches(List<LinkingCase> cases, KnowledgeBase opened) throws IOException {
    try (Step step = terminal.step("Mismatches")) {
      CorpusTexts texts = CorpusTexts.read(spec.commandLine(), corpus, format);
      Mismatches mismatches = Mismatches.of(cases, new BundleOntology(opened), texts);
      step.done(
          Numbers.grouped(mismatches.differing().size())
              + " of "
              + Numbers.of(mismatches.mentions(), "mention"));
      return mismatches;
    }
  }

  private PanelReport ask(Mismatches mismatches, List<ChatEndpoint> endpoints)
      throws IOException, InterruptedException {
    Budget budget = new Budget(judges.maxCalls(), judges.maxTokens());
    ExecutorService executor = Executors.newFixedThreadPool(judges.parallel());
    try (VerdictCache cache = VerdictCache.open(out.resolve("judge-verdicts.txt"));
        HttpClient http = HttpClient.newHttpClient();
        Step step = terminal.step("Asking " + Numbers.of(endpoints.size(), "judge"))) {
      ChatClient chat = new ChatClient(http, judges.retries(), budget);
      JudgePanel panel = new JudgePanel(endpoints, chat, cache);
      if (cache.damaged() > 0) {
        terminal.say(
            "  judge-verdicts.txt: "
                + Numbers.of(cache.damaged(), "line")
                + " cut or changed, to be asked again");
      }
      double votes = Math.max(1, panel.votes(mismatches));
      PanelReport report =
          panel.ask(
              mismatches, executor, done -> step.progress(done / votes, Numbers.of(done, "vote")));
      step.done(Numbers.of(budget.calls(), "call") + ", " + Numbers.of(budget.tokens(), "token"));
      return report;
    } finally {
      executor.shutdownNow();
    }
  }
}

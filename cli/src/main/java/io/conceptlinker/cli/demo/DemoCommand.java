package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.NodeDirectory;
import io.conceptlinker.node.Rest;
import io.conceptlinker.page.PageServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Brings up a real node with the plugin and documents in it. */
@Command(
    name = "demo",
    description = {
      "Starts a real Elasticsearch on 127.0.0.1 with the plugin installed, links the sample"
          + " literature while it is indexed, and serves a page to search it.",
      "",
      "The node stays up until Ctrl-C. What it needs is kept in .build/demo; the second run starts"
          + " in seconds."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker demo",
      "  concept-linker demo --exit",
      "  concept-linker demo --model none",
      "  concept-linker demo --port 9250 --docs notes/",
      "  concept-linker demo --kb umls-kb --docs corpus.pubtator"
    })
public final class DemoCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Checkout checkout;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9200",
      description = "Port of the node's REST interface (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      description = "Port of the page (default: the first that is free from 8910).")
  private Optional<Integer> pagePort = Optional.empty();

  @Option(names = "--exit", description = "Stop the node at the end instead of waiting for Ctrl-C.")
  private boolean exit;

  @Option(
      names = "--kb",
      paramLabel = "DIR",
      description = "Link with this compiled knowledge base instead of the sample.")
  private Optional<Path> kb = Optional.empty();

  @Option(
      names = "--docs",
      paramLabel = "FILE|DIR",
      description = "Index these documents instead of the sample: PubTator, JSONL or plain text.")
  private Optional<Path> docs = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "DIR|none",
      description =
          "Link with this language model; none links by the dictionary alone (default: the one"
              + " that ships).")
  private Optional<Path> model = Optional.empty();

  @Option(names = "--fresh", description = "Start from nothing: remove what earlier runs left.")
  private boolean fresh;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "512",
      description = "Heap of the node in megabytes (default: ${DEFAULT-VALUE}).")
  private int heapMegabytes;

  /**
   * The command.
   *
   * @param root the checkout
   */
  public DemoCommand(Terminal terminal, Path root) {
    this.terminal = terminal;
    this.checkout = new Checkout(root);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    DemoNode demoNode = new DemoNode(terminal, checkout);
    NodeDirectory directory = demoNode.prepare(port, fresh);
    try (KnowledgeBase knowledgeBase = new DemoKnowledgeBase(terminal).open(kb, checkout)) {
      DemoKnowledgeBase.install(knowledgeBase, directory);
      Map<String, String> settings = installModel(knowledgeBase, directory);
      try (ElasticsearchNode node = demoNode.start(directory, port, heapMegabytes, settings);
          Rest rest = new Rest(node.url())) {
        fillAndShow(rest, knowledgeBase);
        try (PageServer page = new DemoPage(terminal).start(pagePort, node, knowledgeBase)) {
          terminal.out().println();
          terminal.out().println("page:  " + page.url());
          terminal.out().println("ready: " + node.url());
          if (!exit) {
            stayUntilInterrupted(node, page);
          }
        }
      }
    }
    return ExitCode.OK;
  }

  /** Answers with the settings that make the node link with the model. */
  private Map<String, String> installModel(KnowledgeBase knowledgeBase, NodeDirectory directory)
      throws IOException {
    Path chosen = model.orElse(checkout.model());
    if (chosen.equals(Path.of(DemoModel.NONE))) {
      return Map.of();
    }
    new DemoModel(terminal).install(chosen, directory);
    return Map.of("concept_linker.kb." + knowledgeBase.name() + ".model", DemoModel.NAME);
  }

  private void fillAndShow(Rest rest, KnowledgeBase knowledgeBase)
      throws IOException, InterruptedException {
    DemoIndex index = new DemoIndex(terminal, rest);
    index.install(checkout.elasticsearchConfig(), knowledgeBase.name());
    index.awaitKnowledgeBase(knowledgeBase.name());
    index.fill(docs.orElse(checkout.sampleLiterature()));
    Showcase showcase = new Showcase(terminal, rest, knowledgeBase);
    showcase.printFrequentConcepts();
    List<ConceptSearch> searches =
        kb.isEmpty() && docs.isEmpty()
            ? ConceptSearch.ofSample(knowledgeBase)
            : ConceptSearch.ofIndex(knowledgeBase, rest);
    for (ConceptSearch search : searches) {
      showcase.printSearch(search);
    }
  }

  private void stayUntilInterrupted(ElasticsearchNode node, PageServer page)
      throws IOException, InterruptedException {
    terminal.say("");
    terminal.say("Open " + page.url() + " in a browser; Ctrl-C stops page and node. Or try:");
    terminal.say(
        "  curl -s '" + node.url() + "/literature/_search?q=concepts.ancestors:C0018799&pretty'");
    AtomicBoolean stopping = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stopping.set(true);
                  node.stop();
                  terminal.say("");
                  terminal.say("stopped");
                }));
    int exitValue = node.awaitExit();
    if (stopping.get()) {
      return;
    }
    throw new IOException(
        "node [demo]: expected it to run until Ctrl-C, found that it ended with "
            + exitValue
            + "; its log is "
            + node.directory().log());
  }
}

package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.NodeDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Brings up a real node with the plugin and documents in it. */
@Command(
    name = "demo",
    description = {
      "Starts a real Elasticsearch on 127.0.0.1 with the plugin installed, links the sample"
          + " literature while it is indexed, and shows what can be searched then.",
      "",
      "The node stays up until Ctrl-C. What it needs is kept in .build/demo; the second run starts"
          + " in seconds."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker demo",
      "  concept-linker demo --exit",
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

  @Option(names = "--exit", description = "Stop the node at the end instead of waiting for Ctrl-C.")
  @SuppressWarnings("UnusedVariable")
  private boolean exit;

  @Option(
      names = "--kb",
      paramLabel = "DIR",
      description = "Link with this compiled knowledge base instead of the sample.")
  @SuppressWarnings("UnusedVariable")
  private Optional<Path> kb = Optional.empty();

  @Option(
      names = "--docs",
      paramLabel = "FILE|DIR",
      description = "Index these documents instead of the sample: PubTator, JSONL or plain text.")
  @SuppressWarnings("UnusedVariable")
  private Optional<Path> docs = Optional.empty();

  @Option(names = "--fresh", description = "Start from nothing: remove what earlier runs left.")
  @SuppressWarnings("UnusedVariable")
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
    NodeDirectory directory = demoNode.prepare(checkout.state());
    try (ElasticsearchNode node = demoNode.start(directory, port, heapMegabytes)) {
      terminal.out().println("ready: " + node.url());
    }
    return ExitCode.OK;
  }
}

package io.conceptlinker.cli.serve;

import io.conceptlinker.cli.linker.DeviceOption;
import io.conceptlinker.cli.linker.OpenLinker;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.remote.KnowledgeBaseId;
import io.conceptlinker.link.remote.LinkerIdentity;
import io.conceptlinker.server.HostedLinker;
import io.conceptlinker.server.LinkServer;
import io.conceptlinker.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves a linker until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Links documents that come over HTTP to the concepts of a knowledge base.",
      "",
      "Runs until it gets SIGTERM or Ctrl-C; requests in flight are answered first."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker serve --kb hp-kb",
      "  concept-linker serve --kb hp-kb --model config/models/biomedical-en",
      "  concept-linker serve --kb hp-kb --host 0.0.0.0 --port 8443 --api-key-file keys \\",
      "    --tls-cert server.pem --tls-key server.key"
    })
public final class ServeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kb",
      required = true,
      paramLabel = "DIR",
      description = "The knowledge base bundle.")
  private Path kb = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The language model's directory (default: none; the dictionary links alone).")
  private Optional<Path> model = Optional.empty();

  @Mixin private DeviceOption device = new DeviceOption();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @ArgGroup(exclusive = false, validate = false, heading = "%nWho may use it:%n")
  private SecurityOptions security = new SecurityOptions();

  @ArgGroup(exclusive = false, validate = false, heading = "%nHow much it takes on:%n")
  private LimitOptions limits = new LimitOptions();

  /** The command. */
  public ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ServerOptions options = options();
    AnswerCache kept = cache();
    try (KnowledgeBase opened = KnowledgeBase.open(kb);
        OpenLinker linker = open(opened, kept);
        LinkServer server = LinkServer.start(hosted(opened, linker, kept), options)) {
      terminal.say(
          "Serving "
              + opened.name()
              + " "
              + opened.version()
              + (linker.model().isEmpty()
                  ? ""
                  : ", model " + linker.modelVersion() + " on " + device.device().label())
              + ", at "
              + server.address());
      serve(server);
    }
    return ExitCode.OK;
  }

  private AnswerCache cache() {
    try {
      return new AnswerCache(limits.cacheBytes());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private OpenLinker open(KnowledgeBase kb, AnswerCache cache) throws IOException {
    if (model.isEmpty()) {
      return OpenLinker.open(kb, Optional.empty());
    }
    OpenLinker linker = OpenLinker.open(kb, model.get(), device.device(), cache);
    linker.model().ifPresent(GenerativeModel::warmUp);
    return linker;
  }

  private static HostedLinker hosted(KnowledgeBase kb, OpenLinker linker, AnswerCache cache) {
    return new HostedLinker(
        linker.linker(),
        new LinkerIdentity(new KnowledgeBaseId(kb.name(), kb.version()), linker.modelVersion()),
        cache);
  }

  /** Until the process is asked to end, or the thread is. */
  private static void serve(LinkServer server) {
    Thread stop = Thread.ofPlatform().name("stop").unstarted(server::close);
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      server.join();
    } catch (InterruptedException e) {
      Runtime.getRuntime().removeShutdownHook(stop);
    }
  }

  private ServerOptions options() throws IOException {
    try {
      ServerOptions options =
          new ServerOptions(host, port, security.tls(), security.keys(), limits.limits());
      if (options.keys().isEmpty() && !isLoopback()) {
        throw new IllegalArgumentException(
            "--host ["
                + host
                + "]: expected an API key where others reach the server, found none; give"
                + " --api-key-file, or set "
                + SecurityOptions.KEY_VARIABLE);
      }
      if (options.tls().isEmpty() && !isLoopback()) {
        terminal.say(
            "warning: texts and keys travel unencrypted; give --tls-cert and --tls-key, or put a"
                + " proxy with TLS before the server");
      }
      return options;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private boolean isLoopback() {
    return host.startsWith("127.") || host.equals("localhost") || host.equals("::1");
  }

  /** Bounds, as options. */
  static final class LimitOptions {
    @Option(
        names = "--max-body",
        paramLabel = "BYTES",
        description = "The largest body of a request (default: 16 MiB).")
    private Optional<Integer> bodyBytes = Optional.empty();

    @Option(
        names = "--queue",
        paramLabel = "N",
        description = "The most documents that wait; beyond it requests get 429 (default: 4096).")
    private Optional<Integer> queue = Optional.empty();

    @Option(
        names = "--batch",
        paramLabel = "N",
        description = "The most documents that are linked together (default: 64).")
    private Optional<Integer> batch = Optional.empty();

    @Option(
        names = "--batch-wait",
        paramLabel = "MS",
        description = "How long a batch that is not full waits for more (default: 2).")
    private Optional<Integer> batchWait = Optional.empty();

    @Option(names = "--threads", paramLabel = "N", description = "Threads that link (default: 1).")
    private Optional<Integer> threads = Optional.empty();

    @Option(
        names = "--timeout",
        paramLabel = "MS",
        description = "How long a request waits that does not say it (default: 30000).")
    private Optional<Integer> timeout = Optional.empty();

    @Option(
        names = "--cache",
        paramLabel = "BYTES",
        description =
            "Memory for what the model answered before, which it is not asked again; 0 keeps"
                + " nothing (default: 64 MiB).")
    private Optional<Long> cache = Optional.empty();

    private long cacheBytes() {
      return cache.orElse(64L << 20);
    }

    private ServerOptions.Limits limits() {
      ServerOptions.Limits defaults = ServerOptions.Limits.DEFAULT;
      return new ServerOptions.Limits(
          bodyBytes.orElse(defaults.bodyBytes()),
          queue.orElse(defaults.queueDocuments()),
          batch.orElse(defaults.batchDocuments()),
          batchWait.map(Duration::ofMillis).orElse(defaults.batchWait()),
          threads.orElse(defaults.linkThreads()),
          timeout.map(Duration::ofMillis).orElse(defaults.timeout()),
          defaults.longestTimeout(),
          defaults.stopTimeout());
    }
  }
}

package io.conceptlinker.cli.eval.search;

import io.conceptlinker.cli.terminal.ApiKeys;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.eval.retrieval.RankedDocuments;
import io.conceptlinker.eval.retrieval.Topic;
import io.conceptlinker.eval.retrieval.TopicReader;
import io.conceptlinker.node.Rest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what concepts do for search. */
@Command(
    name = "search",
    description = {
      "Measures what concept fields do for retrieval on topics with judgements.",
      "",
      "Each topic is put to a running Elasticsearch with the plugin as words, as concepts, and as"
          + " both, fused by their ranks. Prints nDCG@10, Recall@100 and MRR with intervals, and"
          + " compares the three topic by topic."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  concept-linker demo                        (and in another terminal)",
      "  concept-linker eval search --topics config/demo/literature/topics.jsonl",
      "  concept-linker eval search --url http://127.0.0.1:9250 --index notes --kb umls-kb \\",
      "      --topics topics.jsonl --fields title^2,body --out search.json"
    })
public final class SearchCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--topics",
      required = true,
      paramLabel = "FILE",
      description =
          "Topics, a JSON object a line: id, query, concepts, judgements (grades by document id).")
  private Path topics = Path.of("");

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:9200",
      description = "The node's REST interface (default: ${DEFAULT-VALUE}).")
  private URI url = URI.create("");

  @Option(
      names = "--api-key-env",
      paramLabel = "VARIABLE",
      description =
          "Environment variable that holds the node's API key, encoded as Elasticsearch gives it.")
  private @Nullable String keyVariable;

  @Option(
      names = "--index",
      paramLabel = "NAME",
      defaultValue = "literature",
      description = "The index with the documents (default: ${DEFAULT-VALUE}).")
  private String index = "";

  @Option(
      names = "--fields",
      paramLabel = "FIELD",
      split = ",",
      defaultValue = "title,abstract,text",
      description = "Where words are looked for, with a boost after ^ (default: ${DEFAULT-VALUE}).")
  private List<String> fields = List.of();

  @Option(
      names = "--concept-field",
      paramLabel = "FIELD",
      defaultValue = "concepts.id",
      description = "Where concepts are looked for (default: ${DEFAULT-VALUE}).")
  private String conceptField = "";

  @Option(
      names = "--kb",
      paramLabel = "NAME",
      defaultValue = "",
      description = "The node's knowledge base that links queries; its only one if there is one.")
  private String kb = "";

  @Option(
      names = "--given-concepts",
      description = "Look for the topics' concepts, not for those that are linked in the queries.")
  private boolean givenConcepts;

  @Option(
      names = "--boost-by-distance",
      description = "Narrower concepts score less than the one that is asked for.")
  private boolean boostByDistance;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Documents that are asked for each time (default: ${DEFAULT-VALUE}).")
  private int depth;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where all figures, those of each topic too, are written as JSON.")
  private @Nullable Path out;

  /** Makes the command. */
  public SearchCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (depth < 100 || depth > 10_000) {
      throw new ParameterException(
          command.commandLine(),
          "--depth [" + depth + "]: expected 100 to 10000, which Recall@100 and the node need");
    }
    if (!List.of("http", "https").contains(String.valueOf(url.getScheme()))) {
      throw new ParameterException(
          command.commandLine(),
          "--url [" + url + "]: expected an address such as http://127.0.0.1:9200");
    }
    SearchSpec spec =
        new SearchSpec(index, fields, conceptField, kb, givenConcepts, boostByDistance, depth);
    SearchResults results;
    try (Step step = terminal.step("Searching");
        Rest rest = new Rest(url, key())) {
      results = search(TopicReader.read(topics), rest, spec, step);
      step.done(Numbers.of(results.topics().size(), "topic"));
    }
    SearchSummary.print(terminal, results);
    Optional<Path> file = Optional.ofNullable(out);
    if (file.isPresent()) {
      SearchFile.write(file.get(), spec, results);
    }
    return ExitCode.OK;
  }

  private String key() {
    String variable = keyVariable;
    return variable == null ? "" : ApiKeys.of(command.commandLine(), variable, environment);
  }

  private static SearchResults search(List<Topic> topics, Rest rest, SearchSpec spec, Step step)
      throws IOException, InterruptedException {
    SearchedNode node = SearchedNode.of(rest, spec.index());
    TopicSearch search = new TopicSearch(rest, spec);
    List<RankedDocuments> words = new ArrayList<>();
    List<RankedDocuments> concepts = new ArrayList<>();
    for (Topic topic : topics) {
      words.add(search.words(topic));
      concepts.add(search.concepts(topic));
      step.progress((double) words.size() / topics.size(), Numbers.of(words.size(), "topic"));
    }
    return SearchResults.of(topics, words, concepts, node);
  }
}

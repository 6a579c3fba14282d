package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.terminal.ApiKeys;
import io.conceptlinker.eval.judge.ChatEndpoint;
import io.conceptlinker.eval.judge.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who judges, and what that may cost. */
final class JudgeOptions {

  @Option(
      names = "--endpoint",
      required = true,
      paramLabel = "URL",
      description =
          "Address of a server that speaks OpenAI's chat completions, for example"
              + " http://localhost:8000/v1. One for all models, or one for each.")
  private List<URI> endpoints = new ArrayList<>();

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "A model that judges. Repeatable: three are a panel.")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--api-key-env",
      paramLabel = "VARIABLE",
      description =
          "Environment variable that holds the key. One for all models, or one for each; none if"
              + " the server asks for no key.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Longest wait for a reply (default: ${DEFAULT-VALUE}).")
  private int timeout;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "6",
      description = "Calls for one question at most (default: ${DEFAULT-VALUE}).")
  private int attempts;

  @Option(
      names = "--reply-tokens",
      paramLabel = "N",
      defaultValue = "512",
      description = "Longest reply; models that think aloud need more (default: ${DEFAULT-VALUE}).")
  private int replyTokens;

  @Option(
      names = "--max-calls",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Calls in this run at most (default: ${DEFAULT-VALUE}).")
  private long maxCalls;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      defaultValue = "5000000",
      description =
          "Tokens in this run at most, those of calls under way not counted"
              + " (default: ${DEFAULT-VALUE}).")
  private long maxTokens;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "4",
      description = "Calls at a time (default: ${DEFAULT-VALUE}).")
  private int parallel;

  int parallel() {
    return parallel;
  }

  long maxCalls() {
    return maxCalls;
  }

  long maxTokens() {
    return maxTokens;
  }

  RetryPolicy retries() {
    RetryPolicy usual = RetryPolicy.DEFAULT;
    return new RetryPolicy(attempts, usual.first(), usual.longest(), usual.patience());
  }

  /** Fails for what no run could be made of. */
  void check(CommandLine line) {
    if (Math.min(Math.min(attempts, timeout), replyTokens) < 1
        || Math.min(maxCalls, maxTokens) < 1) {
      throw new ParameterException(
          line,
          "--attempts, --timeout, --reply-tokens, --max-calls, --max-tokens: expected numbers"
              + " from 1, found a smaller one");
    }
    if (parallel < 1 || parallel > 64) {
      throw new ParameterException(
          line, "--parallel [" + parallel + "]: expected a number from 1 to 64");
    }
    if (models.stream().distinct().count() < models.size()) {
      throw new ParameterException(line, "--model: expected each model once, found one twice");
    }
  }

  List<ChatEndpoint> endpoints(CommandLine line, Map<String, String> environment) {
    List<ChatEndpoint> judges = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      URI address = one(line, "--endpoint", endpoints, i);
      String key =
          keys.isEmpty() ? "" : ApiKeys.of(line, one(line, "--api-key-env", keys, i), environment);
      try {
        judges.add(
            new ChatEndpoint(
                address, models.get(i), key, Duration.ofSeconds(timeout), replyTokens));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(line, e.getMessage(), e);
      }
    }
    return judges;
  }

  private <T> T one(CommandLine line, String option, List<T> values, int model) {
    if (values.size() != 1 && values.size() != models.size()) {
      throw new ParameterException(
          line,
          option
              + ": expected one, or one for each of the "
              + models.size()
              + " models, found "
              + values.size());
    }
    return values.get(values.size() == 1 ? 0 : model);
  }
}

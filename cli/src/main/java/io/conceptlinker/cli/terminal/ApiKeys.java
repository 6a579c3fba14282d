package io.conceptlinker.cli.terminal;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Keys that come from the environment, since a command line is seen by everyone. Stateless. */
public final class ApiKeys {
  private ApiKeys() {}

  /**
   * The key in a variable that {@code --api-key-env} names.
   *
   * @throws ParameterException if there is none
   */
  public static String of(CommandLine line, String variable, Map<String, String> environment) {
    String key = environment.getOrDefault(variable, "");
    if (key.isEmpty()) {
      throw new ParameterException(
          line,
          "--api-key-env ["
              + variable
              + "]: expected an environment variable that holds a key, found none; export it");
    }
    return key;
  }
}

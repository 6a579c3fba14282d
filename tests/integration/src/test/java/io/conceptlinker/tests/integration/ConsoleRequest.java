package io.conceptlinker.tests.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request in a file for Kibana's console: a line with method and path, a body below it.
 *
 * @param body empty without one
 */
record ConsoleRequest(String method, String path, String body) {

  private static final Pattern FIRST_LINE = Pattern.compile("(GET|PUT|POST|DELETE) (/\\S+)");

  /** The requests of a file, in order. Lines that begin with a hash are comments. */
  static List<ConsoleRequest> read(Path file) throws IOException {
    List<ConsoleRequest> requests = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher first = FIRST_LINE.matcher(line);
      if (first.matches()) {
        requests.add(new ConsoleRequest(first.group(1), first.group(2), ""));
      } else if (!line.startsWith("#") && !line.isBlank()) {
        ConsoleRequest last = requests.removeLast();
        requests.add(new ConsoleRequest(last.method, last.path, last.body + line + "\n"));
      }
    }
    return requests;
  }
}

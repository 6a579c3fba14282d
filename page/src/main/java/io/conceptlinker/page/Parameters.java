package io.conceptlinker.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, decoded: those that were expected and no others. Immutable. */
record Parameters(Map<String, List<String>> values) {

  private static final int MAX_VALUES = 32;
  private static final int MAX_CHARS = 4_000;

  /**
   * Reads a query string.
   *
   * @param query as it stands in the address, or null
   * @throws BadRequestException if it has a parameter that is not in {@code allowed}, or too many
   */
  static Parameters parse(@Nullable String query, Set<String> allowed) throws BadRequestException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return new Parameters(values);
    }
    int count = 0;
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!allowed.contains(name)) {
        throw new BadRequestException(400, "unknown parameter: expected one of " + allowed);
      }
      if (++count > MAX_VALUES) {
        throw new BadRequestException(400, "parameters: expected at most " + MAX_VALUES);
      }
      values
          .computeIfAbsent(name, key -> new ArrayList<>())
          .add(decode(name, equals < 0 ? "" : pair.substring(equals + 1)));
    }
    return new Parameters(values);
  }

  private static String decode(String name, String value) throws BadRequestException {
    try {
      String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8);
      if (decoded.length() > MAX_CHARS) {
        throw new BadRequestException(
            400, "parameter [" + name + "]: expected at most " + MAX_CHARS + " characters");
      }
      return decoded;
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(400, "parameter [" + name + "]: expected percent-encoding");
    }
  }

  /** All values of a parameter. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The first value, or an empty text. */
  String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /**
   * A number within bounds.
   *
   * @throws BadRequestException if it is something else
   */
  int number(String name, int byDefault, int most) throws BadRequestException {
    String value = first(name);
    if (value.isEmpty()) {
      return byDefault;
    }
    if (value.matches("\\d{1,9}") && Integer.parseInt(value) <= most) {
      return Integer.parseInt(value);
    }
    throw new BadRequestException(
        400, "parameter [" + name + "]: expected a number from 0 to " + most);
  }
}

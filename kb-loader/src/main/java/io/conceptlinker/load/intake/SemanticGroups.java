package io.conceptlinker.load.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The semantic types of UMLS and the groups that they form (McCray, Burgun and Bodenreider 2001,
 * "Aggregating UMLS semantic types for reducing conceptual complexity").
 */
public final class SemanticGroups {

  private static final String RESOURCE = "semantic-groups.txt";
  private static final SemanticGroups TABLE = read();

  private final Map<String, String> groupNames = new LinkedHashMap<>();
  private final Map<String, String> typeNames = new TreeMap<>();
  private final Map<String, String> groupOfType = new HashMap<>();
  private int withdrawn;

  private SemanticGroups() {}

  /** The codes of all groups. */
  public static Set<String> all() {
    return Set.copyOf(TABLE.groupNames.keySet());
  }

  /** The TUIs of all types, those included that older releases had. */
  public static Set<String> allTypes() {
    return Set.copyOf(TABLE.typeNames.keySet());
  }

  /** How many of the types were withdrawn. */
  public static int withdrawnTypes() {
    return TABLE.withdrawn;
  }

  /** Whether there is a group with this code. */
  public static boolean isGroup(String code) {
    return TABLE.groupNames.containsKey(code);
  }

  /** The group of a semantic type, given by TUI or name. */
  public static Optional<String> ofType(String type) {
    return Optional.ofNullable(TABLE.groupOfType.get(type));
  }

  /** The name of a group, such as Disorders. */
  public static Optional<String> groupName(String code) {
    return Optional.ofNullable(TABLE.groupNames.get(code));
  }

  /** The name of a semantic type, such as Finding for T033. */
  public static Optional<String> typeName(String tui) {
    return Optional.ofNullable(TABLE.typeNames.get(tui));
  }

  private static SemanticGroups read() {
    SemanticGroups table = new SemanticGroups();
    try (InputStream in = SemanticGroups.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("resource [" + RESOURCE + "]: not in the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String group = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(" ")) {
          table.addType(group, line.strip());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          int space = line.indexOf(' ');
          group = line.substring(0, space);
          table.groupNames.put(group, line.substring(space + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private void addType(String group, String line) {
    String type = line;
    if (line.startsWith("-")) {
      withdrawn++;
      type = line.substring(1);
    }
    int space = type.indexOf(' ');
    String tui = type.substring(0, space);
    String name = type.substring(space + 1);
    typeNames.put(tui, name);
    groupOfType.put(tui, group);
    groupOfType.put(name, group);
  }
}

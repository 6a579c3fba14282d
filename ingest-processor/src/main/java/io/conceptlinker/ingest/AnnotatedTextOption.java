package io.conceptlinker.ingest;

import static org.elasticsearch.ingest.ConfigurationUtils.newConfigurationException;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elasticsearch.ingest.ConfigurationUtils;
import org.jspecify.annotations.Nullable;

/** Reads the option {@code annotated_text}: the fields to write, by the fields that they repeat. */
final class AnnotatedTextOption {
  private static final String NAME = "annotated_text";
  private static final String TYPE = ConceptLinkProcessor.TYPE;

  private AnnotatedTextOption() {}

  /**
   * Takes the option out of {@code config}.
   *
   * @param fields the fields whose text is read
   * @param targetField where the links are written
   * @throws org.elasticsearch.ElasticsearchException when it is wrong
   */
  static Map<String, String> read(
      @Nullable String tag, Map<String, Object> config, List<String> fields, String targetField) {
    Map<String, Object> option = ConfigurationUtils.readOptionalMap(TYPE, tag, config, NAME);
    if (option == null) {
      return Map.of();
    }
    Map<String, String> targets = new TreeMap<>();
    Set<String> taken = new HashSet<>(fields);
    option.forEach(
        (field, value) -> {
          if (!fields.contains(field)) {
            throw newConfigurationException(
                TYPE, tag, NAME, "[" + field + "]: expected one of field " + fields);
          }
          if (!(value instanceof String target) || target.isBlank()) {
            throw newConfigurationException(
                TYPE,
                tag,
                NAME,
                "[" + field + "]: expected the name of a field, found [" + value + "]");
          }
          if (target.equals(targetField)
              || target.startsWith(targetField + ".")
              || !taken.add(target)) {
            throw newConfigurationException(
                TYPE, tag, NAME, "[" + target + "] is read or written already; choose another");
          }
          targets.put(field, target);
        });
    return targets;
  }
}

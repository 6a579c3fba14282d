package io.conceptlinker.ingest;

import static org.elasticsearch.ingest.ConfigurationUtils.newConfigurationException;

import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.OverlapPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.ingest.ConfigurationUtils;
import org.jspecify.annotations.Nullable;

/**
 * The options of one {@code concept_link} processor.
 *
 * @param fields the fields whose text is read, in reading order
 * @param targetField where the links are written
 * @param kb the knowledge base's directory name
 * @param linker what links; without it, what the node's settings say for the knowledge base
 * @param ignoreMissing whether a document may lack a field
 * @param properties the sub-fields that are written
 * @param mentions whether {@code mentions} is written, too
 * @param annotatedText the fields to write as annotated text, by the field that each repeats
 * @param override whether documents are linked again that are linked already
 * @param link what is asked of the linker
 * @param timeout how long a document may wait and be linked
 */
record ConceptLinkOptions(
    List<String> fields,
    String targetField,
    String kb,
    Optional<LinkerChoice> linker,
    boolean ignoreMissing,
    Set<ConceptProperty> properties,
    boolean mentions,
    Map<String, String> annotatedText,
    boolean override,
    LinkOptions link,
    TimeValue timeout) {

  static final String DEFAULT_TARGET_FIELD = "concepts";
  static final int MENTION_CANDIDATES = 5;

  private static final String TYPE = ConceptLinkProcessor.TYPE;
  private static final Set<String> NAMES =
      new TreeSet<>(
          Set.of(
              "field",
              "target_field",
              "kb",
              "model",
              "backend",
              "ignore_missing",
              "properties",
              "mentions",
              "annotated_text",
              "override",
              "min_score",
              "semantic_groups",
              "timeout"));

  ConceptLinkOptions {
    fields = List.copyOf(fields);
    properties = Set.copyOf(properties);
    annotatedText = Map.copyOf(annotatedText);
  }

  /**
   * Parses the options, taking each out of {@code config}.
   *
   * @throws org.elasticsearch.ElasticsearchException when an option is missing, wrong or unknown
   */
  static ConceptLinkOptions parse(
      @Nullable String tag, Map<String, Object> config, TimeValue defaultTimeout) {
    for (String name : new TreeSet<>(config.keySet())) {
      if (!NAMES.contains(name)) {
        throw newConfigurationException(
            TYPE, tag, name, "unknown option: expected one of " + NAMES);
      }
    }
    String targetField =
        ConfigurationUtils.readStringProperty(
            TYPE, tag, config, "target_field", DEFAULT_TARGET_FIELD);
    boolean mentions = readBoolean(tag, config, "mentions");
    List<String> fields = readFields(tag, config, targetField);
    return new ConceptLinkOptions(
        fields,
        targetField,
        readKb(tag, config),
        readLinker(tag, config),
        readBoolean(tag, config, "ignore_missing"),
        readProperties(tag, config),
        mentions,
        AnnotatedTextOption.read(tag, config, fields, targetField),
        readBoolean(tag, config, "override"),
        readLinkOptions(tag, config, mentions),
        readTimeout(tag, config, defaultTimeout));
  }

  private static boolean readBoolean(
      @Nullable String tag, Map<String, Object> config, String option) {
    return ConfigurationUtils.readBooleanProperty(TYPE, tag, config, option, false);
  }

  private static List<String> readFields(
      @Nullable String tag, Map<String, Object> config, String targetField) {
    List<String> fields = readStrings(tag, config, "field");
    if (fields.isEmpty()) {
      throw newConfigurationException(
          TYPE, tag, "field", "expected a field or a list of fields, found none");
    }
    for (String field : fields) {
      if (field.isBlank()) {
        throw newConfigurationException(TYPE, tag, "field", "expected a name, found an empty one");
      }
      if (field.equals(targetField) || field.startsWith(targetField + ".")) {
        throw newConfigurationException(
            TYPE, tag, "field", "[" + field + "] is written by target_field; choose another");
      }
    }
    if (Set.copyOf(fields).size() < fields.size()) {
      throw newConfigurationException(TYPE, tag, "field", fields + " names a field twice");
    }
    return fields;
  }

  private static List<String> readStrings(
      @Nullable String tag, Map<String, Object> config, String option) {
    Object value = config.remove(option);
    List<?> values =
        switch (value) {
          case null -> List.of();
          case List<?> list -> list;
          default -> List.of(value);
        };
    for (Object element : values) {
      if (!(element instanceof String)) {
        throw newConfigurationException(
            TYPE, tag, option, "expected a string or a list of strings, found [" + element + "]");
      }
    }
    return values.stream().map(String.class::cast).toList();
  }

  private static String readKb(@Nullable String tag, Map<String, Object> config) {
    String kb = ConfigurationUtils.readStringProperty(TYPE, tag, config, "kb");
    if (!KnowledgeBases.NAME.matcher(kb).matches()) {
      throw newConfigurationException(
          TYPE,
          tag,
          "kb",
          "["
              + kb
              + "]: expected the name of a directory under config/concept-linker/kb, which is"
              + " lower case letters, digits, [-] and [_]");
    }
    return kb;
  }

  private static Optional<LinkerChoice> readLinker(
      @Nullable String tag, Map<String, Object> config) {
    String model = ConfigurationUtils.readOptionalStringProperty(TYPE, tag, config, "model");
    String backend = ConfigurationUtils.readOptionalStringProperty(TYPE, tag, config, "backend");
    if (model != null && backend != null) {
      throw newConfigurationException(
          TYPE, tag, "model", "is of this node, and [backend] of another; leave one of them out");
    }
    try {
      return backend == null
          ? Optional.ofNullable(model).map(LinkerChoice::ofModel)
          : Optional.of(LinkerChoice.ofBackend(backend));
    } catch (IllegalArgumentException e) {
      throw newConfigurationException(
          TYPE, tag, backend == null ? "model" : "backend", String.valueOf(e.getMessage()));
    }
  }

  private static Set<ConceptProperty> readProperties(
      @Nullable String tag, Map<String, Object> config) {
    if (!config.containsKey("properties")) {
      return EnumSet.allOf(ConceptProperty.class);
    }
    Set<ConceptProperty> properties = EnumSet.noneOf(ConceptProperty.class);
    for (String name : readStrings(tag, config, "properties")) {
      properties.add(
          Stream.of(ConceptProperty.values())
              .filter(property -> property.field().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      newConfigurationException(
                          TYPE,
                          tag,
                          "properties",
                          "unknown property [" + name + "]: expected some of " + propertyNames())));
    }
    return properties;
  }

  private static String propertyNames() {
    return Stream.of(ConceptProperty.values())
        .map(ConceptProperty::field)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static LinkOptions readLinkOptions(
      @Nullable String tag, Map<String, Object> config, boolean mentions) {
    double minScore = LinkOptions.DEFAULT.minScore();
    Object value = config.remove("min_score");
    if (value != null) {
      if (!(value instanceof Number number)
          || !(number.doubleValue() >= 0 && number.doubleValue() <= 1)) {
        throw newConfigurationException(
            TYPE, tag, "min_score", "expected a number from 0 to 1, found [" + value + "]");
      }
      minScore = number.doubleValue();
    }
    Set<String> groups = new TreeSet<>(readStrings(tag, config, "semantic_groups"));
    return new LinkOptions(
        minScore, groups, OverlapPolicy.NO_SUB, mentions ? MENTION_CANDIDATES : 0);
  }

  private static TimeValue readTimeout(
      @Nullable String tag, Map<String, Object> config, TimeValue defaultTimeout) {
    String value = ConfigurationUtils.readOptionalStringProperty(TYPE, tag, config, "timeout");
    if (value == null) {
      return defaultTimeout;
    }
    try {
      TimeValue timeout = TimeValue.parseTimeValue(value, "timeout");
      if (timeout.nanos() > 0) {
        return timeout;
      }
    } catch (IllegalArgumentException e) {
      throw newConfigurationException(TYPE, tag, "timeout", e);
    }
    throw newConfigurationException(
        TYPE, tag, "timeout", "expected a positive time such as [5s], found [" + value + "]");
  }
}

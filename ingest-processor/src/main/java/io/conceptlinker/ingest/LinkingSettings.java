package io.conceptlinker.ingest;

import io.conceptlinker.ingest.server.ServerSettings;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Setting.Property;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.unit.ByteSizeValue;
import org.elasticsearch.core.TimeValue;

/** The node settings of the processor, and their one default each. */
public final class LinkingSettings {
  /** The thread pool that links; its size is {@code thread_pool.concept_linker.size}. */
  public static final String EXECUTOR = "concept_linker";

  /** The thread pool that waits for link servers: {@code thread_pool.concept_linker_remote}. */
  public static final String REMOTE_EXECUTOR = "concept_linker_remote";

  /** How long a document may wait and be linked before it goes on without links. */
  public static final Setting<TimeValue> TIMEOUT =
      Setting.timeSetting(
          "concept_linker.ingest.timeout",
          TimeValue.timeValueSeconds(30),
          TimeValue.timeValueMillis(1),
          Property.NodeScope);

  /** Documents that may wait; one more is turned away with status 429. */
  public static final Setting<Integer> QUEUE_SIZE =
      Setting.intSetting("concept_linker.ingest.queue_size", 10_000, 1, Property.NodeScope);

  /** Documents of one batch at most. */
  public static final Setting<Integer> BATCH_DOCUMENTS =
      Setting.intSetting("concept_linker.ingest.batch_documents", 32, 1, Property.NodeScope);

  /** UTF-16 code units of one batch at most, unless a single document has more. */
  public static final Setting<Integer> BATCH_CHARS =
      Setting.intSetting("concept_linker.ingest.batch_chars", 262_144, 1, Property.NodeScope);

  /** What answers of models may take of the heap; a text whose answers are kept needs no model. */
  public static final Setting<ByteSizeValue> CACHE_SIZE =
      Setting.memorySizeSetting(
          "concept_linker.link.cache_size", ByteSizeValue.ofMb(16), Property.NodeScope);

  /** The model that links to a knowledge base where a pipeline or request names none. */
  public static final Setting.AffixSetting<String> MODEL =
      Setting.affixKeySetting(
          "concept_linker.kb.",
          "model",
          key ->
              Setting.simpleString(
                  key,
                  LinkerChoice.NONE,
                  LinkerChoice::ofModel,
                  Property.Dynamic,
                  Property.NodeScope));

  /** The link server that links to a knowledge base instead of a model of the node. */
  public static final Setting.AffixSetting<String> BACKEND =
      Setting.affixKeySetting(
          "concept_linker.kb.",
          "backend",
          key ->
              Setting.simpleString(
                  key, LinkingSettings::checkBackend, Property.Dynamic, Property.NodeScope));

  private LinkingSettings() {}

  private static void checkBackend(String backend) {
    if (!backend.isEmpty()) {
      LinkerChoice.ofBackend(backend);
    }
  }

  /** All of them, for registration. */
  public static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>(ServerSettings.all());
    all.addAll(
        List.of(TIMEOUT, QUEUE_SIZE, BATCH_DOCUMENTS, BATCH_CHARS, CACHE_SIZE, MODEL, BACKEND));
    return all;
  }

  /**
   * The bounds that the settings ask for.
   *
   * @param workers threads of the executor that links
   */
  public static BatchLimits limits(Settings settings, int workers) {
    return new BatchLimits(
        QUEUE_SIZE.get(settings),
        BATCH_DOCUMENTS.get(settings),
        BATCH_CHARS.get(settings),
        workers);
  }
}

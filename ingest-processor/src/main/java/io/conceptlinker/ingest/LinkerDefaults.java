package io.conceptlinker.ingest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.Settings;

/**
 * Which linker links to a knowledge base where nobody says it: what the settings have for its name.
 * Thread-safe; follows the settings.
 */
final class LinkerDefaults {
  private final Map<String, String> models = new ConcurrentHashMap<>();
  private final Map<String, String> backends = new ConcurrentHashMap<>();

  LinkerDefaults(Settings settings, ClusterSettings clusterSettings) {
    models.putAll(LinkingSettings.MODEL.getAsMap(settings));
    backends.putAll(LinkingSettings.BACKEND.getAsMap(settings));
    clusterSettings.addAffixMapUpdateConsumer(
        LinkingSettings.MODEL, models::putAll, (kb, model) -> {});
    clusterSettings.addAffixMapUpdateConsumer(
        LinkingSettings.BACKEND, backends::putAll, (kb, backend) -> {});
  }

  /** A link server, if there is one for the knowledge base, or else what the node has. */
  LinkerChoice of(String kb) {
    String backend = backends.getOrDefault(kb, "");
    return backend.isEmpty()
        ? LinkerChoice.ofModel(models.getOrDefault(kb, LinkerChoice.NONE))
        : LinkerChoice.ofBackend(backend);
  }
}

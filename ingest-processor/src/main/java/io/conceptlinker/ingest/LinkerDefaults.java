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
  private final Map<String, LinkerChoice> byKb = new ConcurrentHashMap<>();

  LinkerDefaults(Settings settings, ClusterSettings clusterSettings) {
    update(LinkingSettings.MODEL.getAsMap(settings));
    clusterSettings.addAffixMapUpdateConsumer(
        LinkingSettings.MODEL, this::update, (kb, model) -> {});
  }

  private void update(Map<String, String> models) {
    models.forEach((kb, model) -> byKb.put(kb, LinkerChoice.ofModel(model)));
  }

  LinkerChoice of(String kb) {
    return byKb.getOrDefault(kb, new LinkerChoice.Dictionary());
  }
}

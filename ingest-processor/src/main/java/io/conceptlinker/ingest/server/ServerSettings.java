package io.conceptlinker.ingest.server;

import io.conceptlinker.link.remote.RemoteSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elasticsearch.common.settings.SecureSetting;
import org.elasticsearch.common.settings.SecureString;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Setting.Property;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.core.TimeValue;

/**
 * The node settings of link servers. Addresses are settings, not options of pipelines: whoever may
 * put a pipeline must not be able to send documents, and the key, wherever he likes.
 */
public final class ServerSettings {
  private static final String PREFIX = "concept_linker.backend.";

  /** Where the server is. */
  public static final Setting.AffixSetting<String> URL =
      Setting.affixKeySetting(
          PREFIX,
          "url",
          key -> Setting.simpleString(key, ServerSettings::checkUrl, Property.NodeScope));

  /** The key that opens it, from the keystore. */
  public static final Setting.AffixSetting<SecureString> API_KEY =
      Setting.affixKeySetting(PREFIX, "api_key", key -> SecureSetting.secureString(key, null));

  /** A file of certificates in PEM, in the configuration directory. */
  public static final Setting.AffixSetting<String> CERTIFICATE_AUTHORITIES =
      Setting.affixKeySetting(
          PREFIX, "certificate_authorities", key -> Setting.simpleString(key, Property.NodeScope));

  /** How long a batch waits for its answer, if its documents have so much time. */
  public static final Setting.AffixSetting<TimeValue> TIMEOUT =
      Setting.affixKeySetting(
          PREFIX,
          "timeout",
          key ->
              Setting.timeSetting(
                  key,
                  TimeValue.timeValueSeconds(10),
                  TimeValue.timeValueMillis(1),
                  Property.NodeScope));

  private ServerSettings() {}

  /** All of them, for registration. */
  public static List<Setting<?>> all() {
    return List.of(URL, API_KEY, CERTIFICATE_AUTHORITIES, TIMEOUT);
  }

  private static void checkUrl(String url) {
    if (!url.isEmpty()) {
      RemoteSpec.of(URI.create(url));
    }
  }

  /**
   * The servers by name.
   *
   * @param config what certificate files are relative to
   */
  static Map<String, RemoteSpec> specs(Settings settings, Path config) {
    Map<String, RemoteSpec> specs = new TreeMap<>();
    URL.getAsMap(settings)
        .forEach(
            (name, url) -> {
              if (!url.isEmpty()) {
                specs.put(name, spec(settings, config, name, url));
              }
            });
    return specs;
  }

  private static RemoteSpec spec(Settings settings, Path config, String name, String url) {
    RemoteSpec plain = RemoteSpec.of(URI.create(url));
    String trusted = CERTIFICATE_AUTHORITIES.getConcreteSettingForNamespace(name).get(settings);
    TimeValue timeout = TIMEOUT.getConcreteSettingForNamespace(name).get(settings);
    try (SecureString key = API_KEY.getConcreteSettingForNamespace(name).get(settings)) {
      return new RemoteSpec(
          plain.server(),
          key.toString(),
          trusted.isEmpty() ? Optional.empty() : Optional.of(config.resolve(trusted)),
          Optional.empty(),
          plain.batchDocuments(),
          Duration.ofMillis(timeout.millis()),
          plain.breakAfter(),
          plain.breakFor());
    }
  }
}

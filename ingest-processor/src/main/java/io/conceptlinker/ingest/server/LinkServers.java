package io.conceptlinker.ingest.server;

import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.remote.RemoteSpec;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.elasticsearch.common.settings.Settings;

/** The link servers that the settings name. Thread-safe; closed once. */
public final class LinkServers implements Closeable {
  private final Map<String, NamedServer> servers;

  private LinkServers(Map<String, NamedServer> servers) {
    this.servers = servers;
  }

  /** No servers. */
  public static LinkServers none() {
    return new LinkServers(Map.of());
  }

  /**
   * Makes a client for each server; nothing is sent yet.
   *
   * @param config the node's configuration directory
   * @param executor runs what the clients do beside their callers
   * @param cache keeps the links that servers make
   * @throws IOException if a file of certificates is not one
   */
  public static LinkServers open(
      Settings settings, Path config, Executor executor, AnswerCache cache) throws IOException {
    Map<String, NamedServer> servers = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, RemoteSpec> spec : ServerSettings.specs(settings, config).entrySet()) {
        servers.put(
            spec.getKey(), NamedServer.open(spec.getKey(), spec.getValue(), executor, cache));
      }
      return new LinkServers(servers);
    } catch (IOException e) {
      servers.values().forEach(NamedServer::close);
      throw e;
    }
  }

  /** The names, for messages. */
  public Set<String> names() {
    return servers.keySet();
  }

  /** A server, if the settings have it. */
  public Optional<NamedServer> find(String name) {
    return Optional.ofNullable(servers.get(name));
  }

  @Override
  public void close() {
    servers.values().forEach(NamedServer::close);
  }
}

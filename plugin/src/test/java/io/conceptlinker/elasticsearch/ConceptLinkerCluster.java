package io.conceptlinker.elasticsearch;

import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBaseStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.elasticsearch.common.network.NetworkModule;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.test.ESIntegTestCase;
import org.elasticsearch.transport.netty4.Netty4Plugin;
import org.junit.AfterClass;

/** Two nodes with real HTTP, each with a configuration directory of its own. */
@ESIntegTestCase.ClusterScope(
    scope = ESIntegTestCase.Scope.SUITE,
    numDataNodes = 2,
    numClientNodes = 0,
    supportsDedicatedMasters = false)
public abstract class ConceptLinkerCluster extends ESIntegTestCase {
  private static final Map<Integer, Path> CONFIG_BY_ORDINAL = new ConcurrentHashMap<>();

  @Override
  protected Collection<Class<? extends Plugin>> nodePlugins() {
    return List.of(plugin(), Netty4Plugin.class);
  }

  /** The plugin under test: with fakes inside unless a test says otherwise. */
  protected Class<? extends Plugin> plugin() {
    return FakePlugin.class;
  }

  /** Writes the bundle that each node starts with. */
  protected void writeBundle(Path root) throws IOException {
    FakeKnowledgeBase.point(root, "demo", "v0");
  }

  @Override
  protected boolean addMockHttpTransport() {
    return false;
  }

  @Override
  protected Settings nodeSettings(int nodeOrdinal, Settings otherSettings) {
    return Settings.builder()
        .put(super.nodeSettings(nodeOrdinal, otherSettings))
        .put(NetworkModule.HTTP_TYPE_KEY, Netty4Plugin.NETTY_HTTP_TRANSPORT_NAME)
        .put("resource.reload.interval.high", "50ms")
        .put("concept_linker.link.max_text_chars", 1000)
        .build();
  }

  @Override
  protected Path nodeConfigPath(int nodeOrdinal) {
    return CONFIG_BY_ORDINAL.computeIfAbsent(
        nodeOrdinal,
        ordinal -> {
          Path config = createTempDir();
          try {
            writeBundle(knowledgeBases(config));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return config;
        });
  }

  @AfterClass
  public static void forgetDirectories() {
    CONFIG_BY_ORDINAL.clear();
  }

  private static Path knowledgeBases(Path config) {
    return config.resolve("concept-linker").resolve("kb");
  }

  /**
   * Points every node to another bundle, without waiting for it to be opened. Nodes look so often
   * here that a directory that is moved away and one that is moved in might be a removal to them.
   */
  static void pointEverywhere(String name, String version) throws IOException {
    for (Path config : CONFIG_BY_ORDINAL.values()) {
      FakeKnowledgeBase.point(knowledgeBases(config), name, version);
    }
  }

  /** The states of all knowledge bases of all nodes. */
  static List<KnowledgeBaseStatus> statuses() {
    List<KnowledgeBaseStatus> statuses = new ArrayList<>();
    for (LinkingService service : internalCluster().getInstances(LinkingService.class)) {
      statuses.addAll(service.knowledgeBases().statuses());
    }
    return statuses;
  }
}

package io.conceptlinker.elasticsearch;

import io.conceptlinker.elasticsearch.concept.ConceptView;
import io.conceptlinker.elasticsearch.concept.RestConceptAction;
import io.conceptlinker.elasticsearch.concept.TransportConceptAction;
import io.conceptlinker.elasticsearch.expand.ConceptSets;
import io.conceptlinker.elasticsearch.field.ConceptFieldMapper;
import io.conceptlinker.elasticsearch.highlight.ConceptHighlighter;
import io.conceptlinker.elasticsearch.kb.RestKnowledgeBasesAction;
import io.conceptlinker.elasticsearch.kb.TransportKnowledgeBasesAction;
import io.conceptlinker.elasticsearch.link.RestExplainLinksAction;
import io.conceptlinker.elasticsearch.link.RestLinkTextAction;
import io.conceptlinker.elasticsearch.link.TransportExplainLinksAction;
import io.conceptlinker.elasticsearch.link.TransportLinkTextAction;
import io.conceptlinker.elasticsearch.query.ConceptQueryBuilder;
import io.conceptlinker.elasticsearch.query.ConceptResolver;
import io.conceptlinker.elasticsearch.query.KnowledgeBaseResolver;
import io.conceptlinker.elasticsearch.stats.RestLinkStatsAction;
import io.conceptlinker.elasticsearch.stats.TransportLinkStatsAction;
import io.conceptlinker.elasticsearch.suggest.RestSuggestAction;
import io.conceptlinker.elasticsearch.suggest.TransportSuggestAction;
import io.conceptlinker.ingest.ConceptLinkProcessorFactory;
import io.conceptlinker.ingest.LinkingService;
import io.conceptlinker.ingest.LinkingSettings;
import io.conceptlinker.ingest.installed.Opener;
import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.installed.RegistryWatcher;
import io.conceptlinker.ingest.kb.BundleOpener;
import io.conceptlinker.ingest.kb.KnowledgeBaseOpener;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.lm.ModelOpener;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.lm.cache.AnswerCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.util.SetOnce;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.core.IOUtils;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.mapper.Mapper;
import org.elasticsearch.ingest.Processor;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.IngestPlugin;
import org.elasticsearch.plugins.MapperPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.SearchPlugin;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.search.fetch.subphase.highlight.Highlighter;
import org.elasticsearch.threadpool.ExecutorBuilder;
import org.elasticsearch.threadpool.FixedExecutorBuilder;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.watcher.ResourceWatcherService;
import org.elasticsearch.watcher.WatcherHandle;

/**
 * Puts the parts together on a node. Knowledge bases are the directories {@code
 * config/concept-linker/kb/NAME}, models are {@code config/concept-linker/models/NAME}; they are
 * opened before the node takes requests, and watched.
 */
public class ConceptLinkerPlugin extends Plugin
    implements ActionPlugin, IngestPlugin, MapperPlugin, SearchPlugin {
  /** The plugin's name, and that of its directory under {@code config}. */
  public static final String NAME = "concept-linker";

  private static final int EXECUTOR_QUEUE = 1000;

  /** Batches that wait for link servers at the same time; their threads do nothing else. */
  private static final int REMOTE_BATCHES = 8;

  private final SetOnce<LinkingService> service = new SetOnce<>();
  private final SetOnce<ThreadPool> threadPool = new SetOnce<>();
  private final SetOnce<WatcherHandle<RegistryWatcher>> watcher = new SetOnce<>();
  private final ConceptSets sets = new ConceptSets(() -> service().knowledgeBases());

  /** Opens bundles; another implementation may be put in its place. */
  protected KnowledgeBaseOpener opener() {
    return new BundleOpener(LexicalLinker::new);
  }

  /** Opens models; another implementation may be put in its place. */
  protected Opener<OpenModel> modelOpener(AnswerCache cache) {
    return new ModelOpener(cache);
  }

  @Override
  public Collection<?> createComponents(PluginServices services) {
    Settings settings = services.environment().settings();
    ThreadPool pool = services.threadPool();
    RuntimeLibrary.use(services.environment().pluginsDir().resolve(NAME));
    Path root = services.environment().configDir().resolve(NAME);
    KnowledgeBases knowledgeBases =
        new KnowledgeBases(root.resolve("kb"), opener(), pool::absoluteTimeInMillis);
    AnswerCache cache = new AnswerCache(LinkingSettings.CACHE_SIZE.get(settings).getBytes());
    Registry<OpenModel> models =
        new Registry<>(
            "model", root.resolve("models"), modelOpener(cache), pool::absoluteTimeInMillis);
    LinkingService linking =
        new LinkingService(
            settings,
            services.clusterService().getClusterSettings(),
            knowledgeBases,
            models,
            servers(services, cache),
            pool);
    threadPool.set(pool);
    service.set(linking);
    try {
      watcher.set(
          services
              .resourceWatcherService()
              .add(
                  new RegistryWatcher(
                      List.of(models::refresh, knowledgeBases::refresh), pool.generic()),
                  ResourceWatcherService.Frequency.HIGH));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(linking, cache);
  }

  private static LinkServers servers(PluginServices services, AnswerCache cache) {
    try {
      return LinkServers.open(
          services.environment().settings(),
          services.environment().configDir(),
          services.threadPool().generic(),
          cache);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ExecutorBuilder<?>> getExecutorBuilders(Settings settings) {
    return List.of(
        executor(settings, LinkingSettings.EXECUTOR, EsExecutors.allocatedProcessors(settings)),
        executor(settings, LinkingSettings.REMOTE_EXECUTOR, REMOTE_BATCHES));
  }

  private static FixedExecutorBuilder executor(Settings settings, String name, int size) {
    return new FixedExecutorBuilder(
        settings,
        name,
        size,
        EXECUTOR_QUEUE,
        "thread_pool." + name,
        EsExecutors.TaskTrackingConfig.DO_NOT_TRACK);
  }

  @Override
  public List<Setting<?>> getSettings() {
    List<Setting<?>> settings = new ArrayList<>(LinkingSettings.all());
    settings.add(TransportLinkTextAction.MAX_TEXT_CHARS);
    return settings;
  }

  @Override
  public Map<String, Processor.Factory> getProcessors(Processor.Parameters parameters) {
    return Map.of(ConceptLinkProcessorFactory.TYPE, new ConceptLinkProcessorFactory(this::service));
  }

  @Override
  public Map<String, Mapper.TypeParser> getMappers() {
    return Map.of(ConceptFieldMapper.TYPE, ConceptFieldMapper.parser(sets));
  }

  @Override
  public List<QuerySpec<?>> getQueries() {
    ConceptResolver resolver =
        new KnowledgeBaseResolver(
            () -> service().knowledgeBases(),
            (kb, request) -> service().link(kb, Optional.empty(), request).result(),
            () -> threadPool.get().executor(LinkingSettings.EXECUTOR),
            sets);
    return List.of(
        new QuerySpec<>(
            ConceptQueryBuilder.NAME,
            in -> new ConceptQueryBuilder(in, resolver),
            parser -> ConceptQueryBuilder.fromXContent(parser, resolver)));
  }

  @Override
  public Map<String, Highlighter> getHighlighters() {
    return Map.of(ConceptHighlighter.TYPE, new ConceptHighlighter());
  }

  @Override
  public Collection<ActionHandler> getActions() {
    return List.of(
        new ActionHandler(TransportKnowledgeBasesAction.TYPE, TransportKnowledgeBasesAction.class),
        new ActionHandler(TransportConceptAction.TYPE, TransportConceptAction.class),
        new ActionHandler(TransportSuggestAction.TYPE, TransportSuggestAction.class),
        new ActionHandler(TransportLinkTextAction.TYPE, TransportLinkTextAction.class),
        new ActionHandler(TransportExplainLinksAction.TYPE, TransportExplainLinksAction.class),
        new ActionHandler(TransportLinkStatsAction.TYPE, TransportLinkStatsAction.class));
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
      RestHandlersServices services,
      Supplier<DiscoveryNodes> nodesInCluster,
      Predicate<NodeFeature> clusterSupportsFeature) {
    return List.of(
        new RestKnowledgeBasesAction(),
        new RestLinkTextAction(),
        new RestExplainLinksAction(),
        new RestLinkStatsAction(),
        new RestSuggestAction(),
        new RestConceptAction(ConceptView.FACTS),
        new RestConceptAction(ConceptView.EXPANSION),
        new RestConceptAction(ConceptView.GRAPH));
  }

  private LinkingService service() {
    LinkingService linking = service.get();
    if (linking == null) {
      throw new IllegalStateException("concept-linker was asked before the node was put together");
    }
    return linking;
  }

  @Override
  public void close() throws IOException {
    WatcherHandle<RegistryWatcher> handle = watcher.get();
    if (handle != null) {
      handle.stop();
    }
    IOUtils.close(service.get());
  }
}

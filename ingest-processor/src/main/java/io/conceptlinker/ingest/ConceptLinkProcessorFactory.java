package io.conceptlinker.ingest;

import java.util.Map;
import java.util.function.Supplier;
import org.elasticsearch.cluster.metadata.ProjectId;
import org.elasticsearch.ingest.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Makes processors from pipeline definitions. Whether the knowledge base is there is not asked
 * here: a pipeline can be put first, and its documents are linked once the bundle arrives.
 */
public final class ConceptLinkProcessorFactory implements Processor.Factory {
  /** The processor's name in pipelines. */
  public static final String TYPE = ConceptLinkProcessor.TYPE;

  private final Supplier<LinkingService> service;

  /**
   * @param service asked when a pipeline is made, by which time the node's services exist
   */
  public ConceptLinkProcessorFactory(Supplier<LinkingService> service) {
    this.service = service;
  }

  @Override
  public Processor create(
      Map<String, Processor.Factory> processorFactories,
      @Nullable String tag,
      @Nullable String description,
      Map<String, Object> config,
      @Nullable ProjectId projectId) {
    LinkingService linking = service.get();
    ConceptLinkOptions options = ConceptLinkOptions.parse(tag, config, linking.timeout());
    return new ConceptLinkProcessor(tag, description, options, linking);
  }
}

package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.link.LinkRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.elasticsearch.ingest.AbstractProcessor;
import org.elasticsearch.ingest.IngestDocument;
import org.jspecify.annotations.Nullable;

/**
 * Links the text of a document and writes the concepts into it. Asynchronous: the calling thread
 * takes the texts and leaves; a worker of the batcher goes on with the document.
 */
final class ConceptLinkProcessor extends AbstractProcessor {
  static final String TYPE = "concept_link";

  private final ConceptLinkOptions options;
  private final LinkingService service;

  ConceptLinkProcessor(
      @Nullable String tag,
      @Nullable String description,
      ConceptLinkOptions options,
      LinkingService service) {
    super(tag, description);
    this.options = options;
    this.service = service;
  }

  @Override
  public String getType() {
    return TYPE;
  }

  ConceptLinkOptions options() {
    return options;
  }

  @Override
  public boolean isAsync() {
    return true;
  }

  @Override
  public void execute(IngestDocument document, BiConsumer<IngestDocument, Exception> handler) {
    LinkTarget target = new LinkTarget(options.kb(), service.choice(options));
    DocumentTexts texts;
    String textHash;
    boolean finished;
    try {
      texts = DocumentTexts.of(document, options);
      textHash = TextHash.of(texts.passages(), options);
      finished = finishedWithoutLinking(document, target, texts, textHash);
    } catch (RuntimeException e) {
      handler.accept(null, e);
      return;
    }
    if (finished) {
      handler.accept(document, null);
      return;
    }
    service
        .batcher(target.linker())
        .submit(
            target,
            new LinkRequest(texts.passages(), options.link()),
            options.timeout(),
            outcome -> receive(outcome, document, texts, textHash, handler));
  }

  private boolean finishedWithoutLinking(
      IngestDocument document, LinkTarget target, DocumentTexts texts, String textHash) {
    ConceptOutput output = new ConceptOutput(document, options);
    if (texts.absent()) {
      output.clear();
      return true;
    }
    Optional<KnowledgeBaseLease> lease = service.knowledgeBases().acquire(options.kb());
    if (lease.isEmpty()) {
      service.metrics().unavailable();
      output.writeStatus(LinkStatus.KB_UNAVAILABLE, textHash);
      return true;
    }
    try (KnowledgeBaseLease held = lease.get()) {
      Optional<String> model = service.linkers().modelVersion(target.linker());
      if (options.override() || !output.hasLinksOf(textHash, held.version(), model)) {
        return false;
      }
    }
    service.metrics().skipped();
    return true;
  }

  /** Runs once for each document, in the thread context of the request that it belongs to. */
  private void receive(
      LinkOutcome outcome,
      IngestDocument document,
      DocumentTexts texts,
      String textHash,
      BiConsumer<IngestDocument, Exception> handler) {
    Exception failure = null;
    try {
      ConceptOutput output = new ConceptOutput(document, options);
      switch (outcome) {
        case LinkOutcome.Linked linked -> write(output, linked, texts, textHash);
        case LinkOutcome.TimedOut timedOut -> output.writeStatus(LinkStatus.TIMEOUT, textHash);
        case LinkOutcome.Unavailable gone ->
            output.writeStatus(LinkStatus.KB_UNAVAILABLE, textHash);
        case LinkOutcome.Failed failed -> output.writeStatus(LinkStatus.FAILED, textHash);
        case LinkOutcome.Rejected rejected -> failure = rejected.cause();
      }
    } catch (RuntimeException e) {
      failure = e;
    }
    if (failure == null) {
      handler.accept(document, null);
    } else {
      handler.accept(null, failure);
    }
  }

  private void write(
      ConceptOutput output, LinkOutcome.Linked linked, DocumentTexts texts, String textHash) {
    Map<String, Object> fields;
    try {
      fields =
          ConceptDocument.of(
              options, texts.passages(), textHash, linked.knowledgeBase(), linked.text());
    } catch (RuntimeException | InternalError e) {
      // InternalError: the mapped bundle was cut short.
      service.failed("writing links", options.kb(), e);
      output.writeStatus(LinkStatus.FAILED, textHash);
      return;
    }
    output.write(fields, textHash, texts.passages(), linked.text());
  }
}

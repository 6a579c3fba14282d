package io.conceptlinker.ingest.kb;

import java.io.IOException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.elasticsearch.core.AbstractRefCounted;

/**
 * One opened bundle and its references: one of the registry while the bundle is current, and one of
 * each lease. Closed by whoever gives back the last.
 */
final class KnowledgeBaseHandle extends AbstractRefCounted {
  private static final Logger logger = LogManager.getLogger(KnowledgeBaseHandle.class);

  private final String name;
  private final OpenKnowledgeBase knowledgeBase;
  private final Runnable onClosed;

  KnowledgeBaseHandle(String name, OpenKnowledgeBase knowledgeBase, Runnable onClosed) {
    this.name = name;
    this.knowledgeBase = knowledgeBase;
    this.onClosed = onClosed;
  }

  OpenKnowledgeBase knowledgeBase() {
    return knowledgeBase;
  }

  String version() {
    return knowledgeBase.summary().version();
  }

  @Override
  protected void closeInternal() {
    try {
      knowledgeBase.close();
      logger.info("closed knowledge base [{}] version [{}]", name, version());
    } catch (IOException | RuntimeException e) {
      logger.warn("closing knowledge base [{}] version [{}] failed", name, version(), e);
    } finally {
      onClosed.run();
    }
  }
}

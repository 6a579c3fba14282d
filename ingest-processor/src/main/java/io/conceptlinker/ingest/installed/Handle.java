package io.conceptlinker.ingest.installed;

import java.io.IOException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.elasticsearch.core.AbstractRefCounted;

/**
 * Something that is open and its references: one of the registry while it is current, and one of
 * each lease. Closed by whoever gives back the last.
 */
final class Handle<T extends Installed> extends AbstractRefCounted {
  private static final Logger logger = LogManager.getLogger(Handle.class);

  private final String kind;
  private final String name;
  private final T opened;
  private final Runnable onClosed;

  Handle(String kind, String name, T opened, Runnable onClosed) {
    this.kind = kind;
    this.name = name;
    this.opened = opened;
    this.onClosed = onClosed;
  }

  String name() {
    return name;
  }

  T opened() {
    return opened;
  }

  @Override
  protected void closeInternal() {
    try {
      opened.close();
      logger.info("closed {} [{}] version [{}]", kind, name, opened.version());
    } catch (IOException | RuntimeException e) {
      logger.warn("closing {} [{}] version [{}] failed", kind, name, opened.version(), e);
    } finally {
      onClosed.run();
    }
  }
}

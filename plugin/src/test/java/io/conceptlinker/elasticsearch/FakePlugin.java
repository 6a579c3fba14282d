package io.conceptlinker.elasticsearch;

import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.ingest.kb.KnowledgeBaseOpener;
import io.conceptlinker.link.LinkRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The plugin with knowledge bases whose linker can be held up. Nodes make their plugins themselves,
 * so a test reaches its fake only through what all of them share.
 */
public final class FakePlugin extends ConceptLinkerPlugin {
  static final AtomicReference<Consumer<List<LinkRequest>>> HOOK =
      new AtomicReference<>(requests -> {});
  static final FakeKnowledgeBase.Opener OPENER =
      new FakeKnowledgeBase.Opener(requests -> HOOK.get().accept(requests));

  @Override
  protected KnowledgeBaseOpener opener() {
    return OPENER;
  }
}

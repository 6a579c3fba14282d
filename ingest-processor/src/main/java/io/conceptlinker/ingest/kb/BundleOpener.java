package io.conceptlinker.ingest.kb;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LexicalLinker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/** Opens bundles from disk and puts a linker on each. */
public final class BundleOpener implements KnowledgeBaseOpener {
  private final Function<KnowledgeBase, LexicalLinker> linker;

  /**
   * @param linker makes the linker of an opened bundle; it needs no closing
   */
  public BundleOpener(Function<KnowledgeBase, LexicalLinker> linker) {
    this.linker = linker;
  }

  @Override
  public OpenKnowledgeBase open(Path directory) throws IOException {
    KnowledgeBase bundle = KnowledgeBase.open(directory);
    boolean opened = false;
    try {
      OpenKnowledgeBase knowledgeBase = new BundleKnowledgeBase(bundle, linker.apply(bundle));
      opened = true;
      return knowledgeBase;
    } finally {
      if (!opened) {
        bundle.close();
      }
    }
  }
}

package io.conceptlinker.ingest.kb;

import io.conceptlinker.ingest.installed.Opener;

/** Opens a bundle directory. */
@FunctionalInterface
public interface KnowledgeBaseOpener extends Opener<OpenKnowledgeBase> {}

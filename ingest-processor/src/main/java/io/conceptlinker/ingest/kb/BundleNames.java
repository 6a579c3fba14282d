package io.conceptlinker.ingest.kb;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.GenerativeModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The names of a bundle as tokens of the models that link to it. Each is opened when it is first
 * asked for, and shared by models with the same tokenizer. Thread-safe.
 */
final class BundleNames implements Closeable {
  private static final Logger logger = LogManager.getLogger(BundleNames.class);

  private final KnowledgeBase bundle;

  /** By the encoding of the names; nothing for those that cannot be used. */
  private final Map<String, Optional<NameTrie>> opened = new HashMap<>();

  BundleNames(KnowledgeBase bundle) {
    this.bundle = bundle;
  }

  /** The names for a model; where there are none they may be written and found later. */
  synchronized Optional<NameTrie> of(GenerativeModel model) {
    String encoding = model.names().fingerprint();
    Optional<NameTrie> known = opened.get(encoding);
    if (known != null) {
      return known;
    }
    try {
      Optional<NameTrie> names = model.openNames(bundle);
      if (names.isPresent()) {
        opened.put(encoding, names);
        logger.info(
            "opened the names of knowledge base [{}] version [{}] as tokens [{}] of model [{}]",
            bundle.name(),
            bundle.version(),
            encoding,
            model.version());
      }
      return names;
    } catch (IOException e) {
      opened.put(encoding, Optional.empty());
      logger.warn(
          "names of knowledge base [{}] version [{}] as tokens [{}]: expected those that its version"
              + " of the bundle has, found none that can be used; mentions are linked to what"
              + " look-ups find until `concept-linker kb tries` has written them and the bundle is"
              + " installed anew",
          bundle.name(),
          bundle.version(),
          encoding,
          e);
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    opened.values().forEach(names -> names.ifPresent(NameTrie::close));
    opened.clear();
  }
}

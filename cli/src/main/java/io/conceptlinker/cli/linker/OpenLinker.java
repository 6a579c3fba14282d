package io.conceptlinker.cli.linker;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.SpanLinker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A linker of ours, and the model that it has, if it has one, which is closed with this. The
 * knowledge base stays open.
 *
 * @param linker ready to link
 * @param model what it asks
 */
public record OpenLinker(SpanLinker linker, Optional<GenerativeModel> model)
    implements AutoCloseable {
  /** Ours without a model. */
  public static final String LEXICAL = "lexical";

  /** Ours with one. */
  public static final String GENERATIVE = "generative";

  /**
   * Opens a linker.
   *
   * @param directory of its model, or nothing for the linker that has none
   */
  public static OpenLinker open(KnowledgeBase kb, Optional<Path> directory) throws IOException {
    if (directory.isEmpty()) {
      return new OpenLinker(new LexicalLinker(kb), Optional.empty());
    }
    GenerativeModel model = GenerativeModel.open(directory.get());
    return new OpenLinker(model.linker(kb), Optional.of(model));
  }

  @Override
  public void close() {
    model.ifPresent(GenerativeModel::close);
  }
}

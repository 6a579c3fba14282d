package io.conceptlinker.cli.linker;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.SpanLinker;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.torch.TorchDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A linker of ours, and the model that it has, if it has one, which is closed with this. The
 * knowledge base stays open.
 *
 * @param linker ready to link
 * @param model what it asks
 * @param names of the knowledge base, if the model may say any of them
 */
public record OpenLinker(
    SpanLinker linker, Optional<GenerativeModel> model, Optional<NameTrie> names)
    implements AutoCloseable {
  /** Ours without a model. */
  public static final String LEXICAL = "lexical";

  /** Ours with one. */
  public static final String GENERATIVE = "generative";

  /**
   * Opens a linker. If {@code kb tries} wrote the names of the knowledge base as tokens of the
   * model, it can answer with any of them.
   *
   * @param directory of its model, or nothing for the linker that has none
   */
  public static OpenLinker open(KnowledgeBase kb, Optional<Path> directory) throws IOException {
    return open(kb, kb, directory, false);
  }

  /**
   * Opens a linker to a knowledge base that was made from another one: it can answer with any name
   * if one to the other could.
   *
   * @param kb another one than {@code from} only if it is temporary: names are written beside it
   * @param directory of its model, or nothing for the linker that has none
   * @param decode whether it can answer with any name in any case; only of a temporary one
   */
  public static OpenLinker open(
      KnowledgeBase kb, KnowledgeBase from, Optional<Path> directory, boolean decode)
      throws IOException {
    if (directory.isEmpty()) {
      return new OpenLinker(new LexicalLinker(kb), Optional.empty(), Optional.empty());
    }
    GenerativeModel model = model(directory.get(), TorchDevice.CPU, AnswerCache.none());
    try (@Nullable NameTrie known = model.openNames(from).orElse(null)) {
      if (decode || (known != null && !kb.path().equals(from.path()))) {
        NameTrieWriter.write(NameTrie.pathBeside(kb.path(), model.names()), kb, model.names());
      }
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
    return of(kb, model);
  }

  /**
   * Opens a linker with a model that computes on a given device.
   *
   * @param cache keeps what the model answers
   * @throws io.conceptlinker.cli.terminal.DataException if the model has no file that the device
   *     can compute, or there is no such device
   */
  public static OpenLinker open(
      KnowledgeBase kb, Path directory, TorchDevice device, AnswerCache cache) throws IOException {
    return of(kb, model(directory, device, cache));
  }

  private static GenerativeModel model(Path directory, TorchDevice device, AnswerCache cache)
      throws IOException {
    ModelDirectory files = ModelDirectory.open(directory);
    LanguageModel model = ModelBackend.open(files, device);
    try {
      return new GenerativeModel(files, model, cache);
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static OpenLinker of(KnowledgeBase kb, GenerativeModel model) throws IOException {
    try {
      Optional<NameTrie> names = model.openNames(kb);
      SpanLinker linker = names.map(model::linker).orElseGet(() -> model.linker(kb));
      return new OpenLinker(linker, Optional.of(model), names);
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** How often its model was asked about a mention so far; 0 without one. */
  public long modelCalls() {
    return model.map(GenerativeModel::calls).orElse(0L);
  }

  /** The version of the model; empty where there is none. */
  public String modelVersion() {
    return model.map(GenerativeModel::version).orElse("");
  }

  @Override
  public void close() {
    names.ifPresent(NameTrie::close);
    model.ifPresent(GenerativeModel::close);
  }
}

package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.RankingFile;
import io.conceptlinker.link.rank.RankingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A language model that is ready to link, to any knowledge base. Immutable and thread-safe; must
 * stay open while its linkers are used.
 */
public final class GenerativeModel implements AutoCloseable {
  private final String version;
  private final LanguageModel model;
  private final PromptWriter prompts;
  private final RankingModel ranking;

  /**
   * A model whose answers come from somewhere else than ONNX Runtime.
   *
   * @param directory has the tokenizer, the prompt and the ranker
   * @param model answers; closed with this
   */
  public GenerativeModel(ModelDirectory directory, LanguageModel model) throws IOException {
    this.version = directory.version();
    this.model = model;
    this.prompts = new PromptWriter(directory.tokenizer(), directory.prompt());
    Path ranker = directory.path().resolve(RankingFile.NAME);
    if (!Files.exists(ranker)) {
      throw new ModelFormatException(
          ranker, "expected it, found none; `concept-linker train rank` makes it");
    }
    this.ranking = RankingFile.read(ranker);
  }

  /**
   * Opens a model directory on ONNX Runtime, in this process.
   *
   * @throws IOException if a file is missing, changed or does not fit the others
   */
  public static GenerativeModel open(Path path) throws IOException {
    ModelDirectory directory = ModelDirectory.open(path);
    LanguageModel model = OnnxModel.load(directory.graph(), directory.shape(), directory.longest());
    try {
      return new GenerativeModel(directory, model);
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** What tells models apart: 12 hexadecimal digits. */
  public String version() {
    return version;
  }

  /** A linker to a knowledge base, which stays open as long as it is used. */
  public SpanLinker linker(KnowledgeBase kb) {
    return new GenerativeLinker(kb, new CandidateModel(kb, model, prompts), ranking);
  }

  @Override
  public void close() {
    model.close();
  }
}

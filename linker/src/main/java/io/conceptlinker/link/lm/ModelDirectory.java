package io.conceptlinker.link.lm;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.StaleNameTrieException;
import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.tokenizer.NameForm;
import io.conceptlinker.link.lm.tokenizer.TokenizedNames;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.Safetensors;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A model on disk, in the layout of Hugging Face with what the linker needs beside it:
 *
 * <ul>
 *   <li>{@code config.json}, the shape; {@code tokenizer.json}; {@code model.safetensors}, the
 *       weights, which may be left out where only the graph is run;
 *   <li>{@code model.int8.onnx} or {@code model.onnx}, the graph;
 *   <li>{@code linker.json}: how the model is asked, and sections of whoever links with it;
 *   <li>{@code checksums.txt}, the SHA-256 of each of them.
 * </ul>
 *
 * <p>A directory is written whole ({@link ModelDirectoryWriter}) and never modified. Immutable and
 * thread-safe.
 */
public final class ModelDirectory {
  static final String CONFIG = "config.json";
  static final String TOKENIZER = "tokenizer.json";
  static final String WEIGHTS = "model.safetensors";
  static final String GRAPH_INT8 = "model.int8.onnx";
  static final String GRAPH = "model.onnx";
  static final String LINKER = "linker.json";
  static final String CHECKSUMS = "checksums.txt";

  /** What {@code linker.json} has for {@code format}. */
  static final int FORMAT = 1;

  private final Path path;
  private final ModelChecksums checksums;
  private final ModelShape shape;
  private final Tokenizer tokenizer;
  private final JsonValue settings;
  private final PromptLimits prompt;
  private final int longest;

  private ModelDirectory(Path path, ModelChecksums checksums) throws IOException {
    this.path = path;
    this.checksums = checksums;
    this.shape = ModelConfig.read(path.resolve(CONFIG));
    this.tokenizer = Tokenizer.read(path.resolve(TOKENIZER));
    this.settings = JsonValue.read(path.resolve(LINKER));
    JsonValue limits = settings.get("prompt");
    try {
      this.prompt =
          new PromptLimits(
              limits.get("before").integer(),
              limits.get("behind").integer(),
              limits.get("surface").integer(),
              limits.get("definition").integer(),
              limits.find("passage").isNull() ? 0 : limits.find("passage").integer());
    } catch (IllegalArgumentException e) {
      throw limits.problem(String.valueOf(e.getMessage()));
    }
    this.longest = settings.get("longest").integer();
  }

  /**
   * Opens a directory and checks that its files are whole and belong together.
   *
   * @throws ModelFormatException if a file is missing or changed, or does not fit the others
   * @throws JsonFormatException if {@code linker.json} or {@code tokenizer.json} is not what it
   *     should be
   */
  public static ModelDirectory open(Path path) throws IOException {
    ModelChecksums checksums = ModelChecksums.read(path.resolve(CHECKSUMS));
    for (String needed : new String[] {CONFIG, TOKENIZER, LINKER}) {
      if (!checksums.hashes().containsKey(needed)) {
        throw new ModelFormatException(
            path.resolve(CHECKSUMS), "expected a line for " + needed + "; export the model again");
      }
    }
    checksums.verify(path);
    ModelDirectory model = new ModelDirectory(path, checksums);
    model.check();
    return model;
  }

  private void check() throws IOException {
    int format = settings.get("format").integer();
    if (format != FORMAT) {
      throw settings
          .get("format")
          .problem("expected " + FORMAT + ", found " + format + "; export the model again");
    }
    if (tokenizer.size() != shape.vocabulary()) {
      throw new ModelFormatException(
          path.resolve(TOKENIZER),
          "expected the "
              + shape.vocabulary()
              + " tokens of config.json, found "
              + tokenizer.size());
    }
    String fingerprint = settings.get("tokenizer").text();
    if (!tokenizer.fingerprint().equals(fingerprint)) {
      throw settings
          .get("tokenizer")
          .problem(
              "expected the fingerprint of tokenizer.json ["
                  + tokenizer.fingerprint()
                  + "], found ["
                  + fingerprint
                  + "]");
    }
    if (prompt.isOfPassages() != shape instanceof SharedEncoderShape) {
      throw settings
          .get("prompt")
          .problem(
              "expected a passage for a model that reads one for all of its mentions, and none for"
                  + " another, found "
                  + prompt.passage());
    }
    if (longest < 2) {
      throw settings.get("longest").problem("expected 2 or more, found " + longest);
    }
    if (has(WEIGHTS)) {
      checkWeights();
    }
  }

  private void checkWeights() throws IOException {
    Path file = path.resolve(WEIGHTS);
    try (Safetensors tensors = Safetensors.open(file)) {
      for (WeightSpec weight : shape.weights()) {
        long[] found = tensors.tensor(weight.name()).shape();
        if (!Arrays.equals(found, weight.dimensions())) {
          throw new ModelFormatException(
              file,
              "tensor ["
                  + weight.name()
                  + "]: expected the dimensions "
                  + Arrays.toString(weight.dimensions())
                  + " of config.json, found "
                  + Arrays.toString(found));
        }
      }
    }
  }

  private boolean has(String file) {
    return checksums.hashes().containsKey(file);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** What its weights are. */
  public ModelShape shape() {
    return shape;
  }

  /** Its tokenizer. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** The names of a knowledge base as the model says them, for its name trie. */
  public TokenizedNames names() {
    return new TokenizedNames(tokenizer, NameForm.LOWER_CASE);
  }

  /** Whether {@code kb tries} wrote a name trie of a knowledge base for this model. */
  public boolean hasNames(KnowledgeBase kb) {
    return Files.exists(NameTrie.pathBeside(kb.path(), names()));
  }

  /**
   * Opens the name trie of a knowledge base for this model, where {@code kb tries} writes it.
   *
   * @param kb must stay open as long as the trie
   * @throws ModelFormatException if there is none
   * @throws StaleNameTrieException if it is of another version of the knowledge base
   */
  public NameTrie openNames(KnowledgeBase kb) throws IOException {
    Path file = NameTrie.pathBeside(kb.path(), names());
    if (!Files.exists(file)) {
      throw new ModelFormatException(
          file,
          "expected the names of the knowledge base ["
              + kb.name()
              + "] as tokens of this model, found none; `kb tries --kb "
              + kb.path()
              + " --model "
              + path
              + "` writes them");
    }
    return NameTrie.open(file, kb, names());
  }

  /** How much a prompt shows: as in training. */
  public PromptLimits prompt() {
    return prompt;
  }

  /** The most tokens of a prompt and its answer together that the graph takes. */
  public int longest() {
    return longest;
  }

  /**
   * The graph for ONNX Runtime, in 8 bits if there are both.
   *
   * @throws ModelFormatException if there is none
   */
  public Path graph() throws ModelFormatException {
    for (String file : new String[] {GRAPH_INT8, GRAPH}) {
      if (has(file)) {
        return path.resolve(file);
      }
    }
    throw new ModelFormatException(
        path.resolve(GRAPH_INT8),
        "expected it or "
            + GRAPH
            + ", found neither: a model without a graph runs on PyTorch only; export it again");
  }

  /** Returns whether there is a graph for ONNX Runtime. */
  public boolean hasGraph() {
    return has(GRAPH_INT8) || has(GRAPH);
  }

  /** The weights, if they are there. */
  public Optional<Path> weights() {
    return has(WEIGHTS) ? Optional.of(path.resolve(WEIGHTS)) : Optional.empty();
  }

  /** {@code linker.json}, with the sections that are not read here. */
  public JsonValue settings() {
    return settings;
  }

  /** What tells models apart: 12 hexadecimal digits, of all files together. */
  public String version() {
    return checksums.version();
  }

  /** Fails if there is nothing that computes. */
  void checkComputes() throws ModelFormatException {
    if (!hasGraph() && !has(WEIGHTS)) {
      throw new ModelFormatException(
          path.resolve(GRAPH_INT8),
          "expected it, " + GRAPH + " or " + WEIGHTS + ", found none; export it again");
    }
  }

  ModelChecksums checksums() {
    return checksums;
  }
}

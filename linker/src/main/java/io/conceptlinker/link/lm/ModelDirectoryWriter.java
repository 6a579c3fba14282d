package io.conceptlinker.link.lm;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelShape;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a {@link ModelDirectory} that is complete or not there at all: files come into a sibling,
 * which is renamed at last. What is not finished is deleted when this is closed. Confined to one
 * thread.
 *
 * <pre>{@code
 * try (ModelDirectoryWriter writer = ModelDirectoryWriter.copyOf(model, target)) {
 *   writer.section("calibration", json);
 *   writer.finish();
 * }
 * }</pre>
 */
public final class ModelDirectoryWriter implements AutoCloseable {
  private final Path target;
  private final Path building;
  private final JsonObject settings;

  private ModelDirectoryWriter(Path target, JsonObject settings) throws IOException {
    this.target = target.toAbsolutePath().normalize();
    this.building = this.target.resolveSibling(this.target.getFileName() + ".building");
    this.settings = settings;
    delete(building);
    Files.createDirectories(building);
  }

  /**
   * Begins a model, with its shape and tokenizer.
   *
   * @param type what the weights will be written in, as PyTorch calls it
   * @param tokenizer the {@code tokenizer.json}
   * @param prompt how it is asked
   * @param longest the most tokens of a prompt and its answer that its graph takes
   */
  public static ModelDirectoryWriter begin(
      Path target, ModelShape shape, String type, Path tokenizer, PromptLimits prompt, int longest)
      throws IOException {
    JsonObject settings = new JsonObject();
    settings.addProperty("format", ModelDirectory.FORMAT);
    settings.addProperty("tokenizer", Tokenizer.read(tokenizer).fingerprint());
    settings.addProperty("longest", longest);
    JsonObject limits = new JsonObject();
    limits.addProperty("before", prompt.before());
    limits.addProperty("behind", prompt.behind());
    limits.addProperty("surface", prompt.surface());
    limits.addProperty("definition", prompt.definition());
    if (prompt.isOfPassages()) {
      limits.addProperty("passage", prompt.passage());
    }
    settings.add("prompt", limits);
    ModelDirectoryWriter writer = new ModelDirectoryWriter(target, settings);
    Files.copy(tokenizer, writer.file(ModelDirectory.TOKENIZER));
    ModelConfig.write(shape, writer.file(ModelDirectory.CONFIG), type);
    return writer;
  }

  /** Begins with everything that another model has. */
  public static ModelDirectoryWriter copyOf(ModelDirectory model, Path target) throws IOException {
    JsonObject settings =
        JsonParser.parseString(Files.readString(model.path().resolve(ModelDirectory.LINKER)))
            .getAsJsonObject();
    ModelDirectoryWriter writer = new ModelDirectoryWriter(target, settings);
    for (String file : model.checksums().hashes().keySet()) {
      if (!file.equals(ModelDirectory.LINKER)) {
        Files.copy(model.path().resolve(file), writer.file(file));
      }
    }
    return writer;
  }

  /** Where a file has to be written. */
  public Path file(String name) {
    return building.resolve(name);
  }

  /** Where the weights have to be written. */
  public Path weights() {
    return file(ModelDirectory.WEIGHTS);
  }

  /** Where the graph has to be written. */
  public Path graph(boolean int8) {
    return file(int8 ? ModelDirectory.GRAPH_INT8 : ModelDirectory.GRAPH);
  }

  /**
   * Puts a section of {@code linker.json}; one of the same name is replaced.
   *
   * @param json any value
   */
  public void section(String name, String json) {
    JsonElement value;
    try {
      value = JsonParser.parseString(json);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("section [" + name + "]: expected JSON, found none", e);
    }
    settings.add(name, value);
  }

  /**
   * Checks what was written and puts it in its place.
   *
   * @throws FileAlreadyExistsException if there is something already
   */
  public ModelDirectory finish() throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "expected nothing there; choose another place or remove it");
    }
    check();
    Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
    return ModelDirectory.open(target);
  }

  /**
   * As {@link #finish}, in the place of a model that is there. A kill between the two renames
   * leaves the old one beside its place, as {@code NAME.old}.
   */
  public ModelDirectory replace() throws IOException {
    check();
    Path old = target.resolveSibling(target.getFileName() + ".old");
    if (Files.exists(target)) {
      delete(old);
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
    return ModelDirectory.open(target);
  }

  private void check() throws IOException {
    Files.writeString(
        file(ModelDirectory.LINKER),
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(settings)
            + "\n");
    Files.deleteIfExists(file(ModelDirectory.CHECKSUMS));
    List<Path> files;
    try (Stream<Path> all = Files.list(building)) {
      files = all.sorted().toList();
    }
    Files.writeString(file(ModelDirectory.CHECKSUMS), ModelChecksums.of(files).text());
    ModelDirectory.open(building).checkComputes();
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete(building);
  }
}

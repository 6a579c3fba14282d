package io.conceptlinker.cli.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run was made of: its training file, the versions of its knowledge bases, the SHA-256 of
 * its corpora, and how its model is asked.
 *
 * @param json as {@code run.json} has it
 */
record RunRecord(ObjectNode json) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static RunRecord of(
      Path specFile, TrainingSpec spec, TrainingMaterial material, String tool, String from)
      throws IOException {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("title", spec.title());
    json.put("tool", tool);
    if (!from.isEmpty()) {
      json.put("from", from);
    }
    PromptLimits prompt = spec.model().prompt();
    json.putObject("prompt")
        .put("before", prompt.before())
        .put("behind", prompt.behind())
        .put("surface", prompt.surface())
        .put("definition", prompt.definition())
        .put("passage", prompt.passage());
    ArrayNode bases = json.putArray("knowledge_bases");
    for (Map.Entry<String, KnowledgeBase> base : material.knowledgeBases().entrySet()) {
      bases
          .addObject()
          .put("name", base.getKey())
          .put("title", base.getValue().name())
          .put("version", base.getValue().version());
    }
    ArrayNode corpora = json.putArray("corpora");
    for (Map.Entry<String, TrainingSpec.Corpus> corpus : spec.corpora().entrySet()) {
      if (!material.mentions(corpus.getKey()).isEmpty()) {
        corpora
            .addObject()
            .put("name", corpus.getKey())
            .put("file", corpus.getValue().file().word())
            .put("sha256", sha256(corpus.getValue().file().path()))
            .put("mentions", material.mentions(corpus.getKey()).size());
      }
    }
    json.put("training_file", Files.readString(specFile));
    return new RunRecord(json);
  }

  static RunRecord read(Path file) throws IOException {
    return new RunRecord((ObjectNode) MAPPER.readTree(Files.readAllBytes(file)));
  }

  /** Writes it; a file of the same name is replaced whole. */
  void write(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        beside, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Of a file, or of the files below a directory, with their names, in the order of these. */
  private static String sha256(Path path) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java runtime", e);
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(path)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      if (!file.equals(path)) {
        digest.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      }
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

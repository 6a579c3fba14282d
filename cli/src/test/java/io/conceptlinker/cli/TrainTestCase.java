package io.conceptlinker.cli;

import io.conceptlinker.link.lm.weights.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A training file of a tiny model, and runs with it. */
abstract class TrainTestCase extends CommandTestCase {
  static final String SPEC =
      """
      title: Sample
      seed: 3
      save_seconds: 0
      report_steps: 4
      knowledge_bases:
        sample: ${data}/sample
      tokenizer: {size: 300}
      model: {width: 32, layers: 2, heads: 2, key_heads: 1, head_width: 16, feed_forward: 64}
      optimizer: {dropout: 0.1}
      corpora:
        train: {file: "${data}/train.pubtator", format: pubtator, knowledge_base: sample, types: [Disease]}
        dev: {file: "${data}/train.pubtator", format: pubtator, knowledge_base: sample}
      phases:
        - {name: names, steps: 12, rows: 4, rate: {peak: 0.003, warmup: 2}, names: {sample: 1}}
        - {name: mentions, steps: 6, rows: 4, rate: {peak: 0.002}, names: {sample: 1}, mentions: {train: 2}}
        - {name: contrast, steps: 6, rows: 4, rate: {peak: 0.002, decay: 4}, names: {sample: 1}, mentions: {train: 2}, contrast: {candidates: 3}}
      held: {corpora: [dev], every_steps: 8}
      """;

  private static final String CORPUS =
      """
      1|t|Cardiac failure (CF) in the old
      1|a|CF is a heart disease. Paracetamol is a drug.
      1\t0\t15\tCardiac failure\tDisease\tX2
      1\t17\t19\tCF\tDisease\tX2
      1\t32\t34\tCF\tDisease\tX2
      1\t40\t53\theart disease\tDisease\tX1
      1\t55\t66\tParacetamol\tChemical\tX3

      """;

  final int train(Path spec, Path data, Path out, Object... more) throws IOException {
    Object[] all = new Object[8 + more.length];
    System.arraycopy(
        new Object[] {"train", "run", "--spec", spec, "--data", data, "--out", out}, 0, all, 0, 8);
    System.arraycopy(more, 0, all, 8, more.length);
    return run(all);
  }

  static Path spec(Path directory, String text) throws IOException {
    return Files.writeString(directory.resolve("spec.yaml"), text);
  }

  final Path data() throws IOException {
    Path data = bundle().getParent();
    Files.writeString(data.resolve("train.pubtator"), CORPUS);
    return data;
  }

  static void assertSameWeights(Path one, Path other) throws IOException {
    try (Safetensors a = Safetensors.open(one.resolve("checkpoint.safetensors"));
        Safetensors b = Safetensors.open(other.resolve("checkpoint.safetensors"))) {
      assertEquals(a.names(), b.names());
      for (String name : a.names()) {
        assertArrayEquals(name, a.floats(name), b.floats(name), 1e-6f);
      }
    }
  }
}

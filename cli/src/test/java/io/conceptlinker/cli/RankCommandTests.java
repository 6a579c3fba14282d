package io.conceptlinker.cli;

import io.conceptlinker.cli.linker.OpenLinker;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.json.JsonValue;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.PrecisionThresholds.Threshold;
import io.conceptlinker.link.rank.RankingFile;
import io.conceptlinker.link.rank.RankingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A tiny model from the first step of its training to the links that it makes. */
public class RankCommandTests extends CommandTestCase {
  private static final String SPEC =
      """
      title: Sample
      report_steps: 4
      knowledge_bases: {sample: "${data}/sample"}
      tokenizer: {size: 300}
      model: {width: 32, layers: 1, heads: 2, feed_forward: 64}
      corpora:
        train: {file: "${data}/train.pubtator", format: pubtator, documents: "1", knowledge_base: sample}
        held: {file: "${data}/train.pubtator", format: pubtator, documents: "2", knowledge_base: sample}
        dev: {file: "${data}/train.pubtator", format: pubtator, documents: "3", knowledge_base: sample}
      phases:
        - {name: both, steps: 4, rows: 4, rate: {peak: 0.003}, names: {sample: 1}, mentions: {train: 1}}
      ranking:
        enough: 1
        unknown: 0.5
        add_concepts: [dev]
        learn: {held: [train]}
        folds: {train: [held]}
        bare: [train]
        calibrate: {dev: [train, held]}
      """;

  private static final String DOCUMENT =
      """
      ID|t|Cardiac failure (CF) in the old
      ID|a|CF is a heart disease. Paracetamol is a drug.
      ID\t0\t15\tCardiac failure\tDisease\tX2
      ID\t17\t19\tCF\tDisease\tX2
      ID\t32\t34\tCF\tDisease\tX2
      ID\t40\t53\theart disease\tDisease\tX1
      ID\t55\t66\tParacetamol\tChemical\tX3

      """;

  public void testAModelThatReadsPassagesLinks() throws IOException {
    Path data = bundle().getParent();
    String shared =
        SPEC.replaceFirst(
                "model: .*",
                "model: {family: shared-encoder, width: 32, encoder_layers: 1, decoder_layers: 1,"
                    + " heads: 2, feed_forward: 64}\nprompt: {passage: 64}")
            .replace("mentions: {train: 1}}", "mentions: {train: 1}, read: {passages: 2}}");
    Path model = model(data, shared);
    Path corpus = data.resolve("train.pubtator");
    assertEquals(err(), 0, rank(data.resolve("spec.yaml"), data, model));
    Path kb = data.resolve("sample");
    assertEquals(err(), 0, eval(kb, corpus, model, data.resolve("linked")));
    String metrics = Files.readString(data.resolve("linked").resolve("metrics.json"));
    assertTrue(metrics, metrics.contains("\"generative\""));
    assertEquals(err(), 0, run("kb", "tries", "--kb", kb, "--model", model));
    assertEquals(
        err(),
        0,
        run("link", "--kb", kb, "--in", corpus, "--linker", "generative", "--model", model));
    assertTrue(out(), out().contains("\"path\":\"generative\"") && out().contains("\"X2\""));
  }

  public void testARankedModelLinks() throws IOException {
    Path data = bundle().getParent();
    Path model = model(data, SPEC);
    Path corpus = data.resolve("train.pubtator");
    Path spec = data.resolve("spec.yaml");
    Path kb = data.resolve("sample");
    assertEquals(3, eval(kb, corpus, model, data.resolve("early")));
    assertTrue(err(), err().contains(RankingFile.NAME) && err().contains("train rank"));

    String before = ModelDirectory.open(model).version();
    int code = rank(spec, data, model);
    assertEquals(err(), 0, code);
    assertTrue(out() + err(), out().contains("dev") && out().contains("ECE"));
    assertTrue(err(), err().contains("Candidates of train: 5 mentions"));
    assertTrue(err(), err().contains("Asking about held"));
    assertFalse("it has learnt from them", err().contains("Asking about train"));
    ModelDirectory ranked = ModelDirectory.open(model);
    assertNotEquals(before, ranked.version());
    RankingModel ranking = RankingFile.read(model.resolve(RankingFile.NAME));
    assertEquals(1, ranking.enough(), 0);
    JsonValue figures = ranked.settings().get("ranking").get("dev");
    assertEquals(5, figures.get("mentions").integer());
    assertTrue(figures.get("both").number() >= 0.8);
    assertEquals(0, figures.get("none").number(), 0);
    JsonValue partly = ranked.settings().get("ranking").get("dev, partly known");
    assertTrue("some have no candidate then", partly.get("mentions").integer() < 5);
    String first = Files.readString(model.resolve(RankingFile.NAME));
    assertEquals(0, rank(spec, data, model));
    assertEquals("the same again", first, Files.readString(model.resolve(RankingFile.NAME)));

    Path out = data.resolve("linked");
    assertEquals(err(), 0, eval(kb, corpus, model, out));
    Path metrics = out.resolve("metrics.json");
    assertTrue(Files.readString(metrics).contains("\"generative\""));
    JsonValue cost = JsonValue.read(metrics).get("cost");
    assertTrue(cost.get("model_calls_per_mention").number() > 0);
    assertTrue(cost.get("fast_path_share").number() < 1);
    succeeds("link", "--kb", kb, "--in", corpus, "--linker", "generative", "--model", model);
    assertTrue(out(), out().contains("\"path\":\"generative\"") && out().contains("\"X2\""));
    testDecoding(kb, corpus, model);
    testTargetPrecision(kb, corpus, model);
    testWithAllNames(kb, corpus, model);
    assertEquals(err(), 0, rank(spec, data, model));
    assertTrue(err(), err().contains("and what the model names"));
  }

  /** The model may say any name, and the bundle stays as it is. */
  private void testDecoding(Path kb, Path corpus, Path model) throws IOException {
    Path out = kb.resolveSibling("decoded");
    assertEquals(err(), 0, eval(kb, corpus, model, out, "--decode"));
    assertTrue(Files.readString(out.resolve("report.html")).contains("generative, decoding"));
    assertEquals(err(), 0, eval(kb, corpus, model, out, "--decode", "--train", corpus));
    assertTrue(Files.notExists(NameTrie.pathBeside(kb, ModelDirectory.open(model).names())));
  }

  private void testTargetPrecision(Path kb, Path corpus, Path model) throws IOException {
    ModelDirectory ranked = ModelDirectory.open(model);
    RankingModel ranking = RankingFile.read(model.resolve(RankingFile.NAME));
    Object[] precise = {
      "link",
      "--kb",
      kb,
      "--in",
      corpus,
      "--linker",
      "generative",
      "--model",
      model,
      "--target-precision",
      "0.9"
    };
    assertEquals("five mentions are too few", 2, run(precise));
    assertTrue(err(), err().contains("--target-precision [0.9]: expected a model"));
    PrecisionThresholds thresholds = new PrecisionThresholds(List.of(new Threshold(0.9, 1, 0.01)));
    try (ModelDirectoryWriter writer = ModelDirectoryWriter.copyOf(ranked, model)) {
      RankingFile.write(
          writer.file(RankingFile.NAME),
          new RankingModel(ranking.first(), ranking.second(), 1, ranking.possible(), thresholds));
      writer.replace();
    }
    succeeds(precise);
    assertFalse("nothing is certain", out().contains("\"X2\""));
  }

  /** The model may say any name once they are there as its tokens, for training names as well. */
  private void testWithAllNames(Path kb, Path corpus, Path model) throws IOException {
    try (KnowledgeBase opened = KnowledgeBase.open(kb)) {
      try (OpenLinker linker = OpenLinker.open(opened, Optional.of(model))) {
        assertTrue(linker.names().isEmpty());
      }
      succeeds("kb", "tries", "--kb", kb, "--model", model);
      try (OpenLinker linker = OpenLinker.open(opened, Optional.of(model))) {
        assertEquals(opened.path(), linker.names().orElseThrow().knowledgeBase().path());
      }
    }
    int code = run("link", "--kb", kb, "--in", corpus, "--linker", "generative", "--model", model);
    assertEquals(err(), 0, code);
    assertTrue(out(), out().contains("\"X2\""));
    Path trained = kb.resolveSibling("trained");
    code = eval(kb, corpus, model, trained, "--train", corpus);
    assertEquals(err(), 0, code);
    assertTrue(Files.exists(trained.resolve("metrics.json")));
    Path names = NameTrie.pathBeside(kb, ModelDirectory.open(model).names());
    Files.write(names, new byte[100]);
    assertEquals(3, eval(kb, corpus, model, kb.resolveSibling("damaged")));
    assertTrue(err(), err().contains(names.getFileName().toString()));
  }

  public void testItsOwnWrongAnswersAreLearntFrom() throws IOException {
    Path data = bundle().getParent();
    Path model = model(data, SPEC);
    String phase =
        "  - {name: own, steps: 4, rows: 2, rate: {peak: 0.001}, mentions: {train: 1},"
            + " contrast: {candidates: 3, model: \"${data}/model\"}}\n";
    Path spec =
        Files.writeString(
            data.resolve("spec.yaml"), SPEC.replace("ranking:\n", phase + "ranking:\n"));
    Path own = data.resolve("own");
    int code = run("train", "run", "--spec", spec, "--data", data, "--out", own, "--from", model);
    assertEquals(err(), 0, code);
    assertTrue(err(), err().contains("Candidates of train: what the model names among them"));
    assertTrue(Files.readString(own.resolve("log.jsonl")).contains("\"phase\":\"own\""));
    Files.writeString(
        spec, SPEC.replace("ranking:\n", phase + phase.replace("/model", "/other") + "ranking:\n"));
    assertEquals(3, run("train", "run", "--spec", spec, "--data", data, "--out", own));
    assertTrue(
        err(), err().contains(":13: expected the same model as in the other phases with contrast"));
  }

  /** The bundle of the training file is made in the directory of the run, by either command. */
  public void testRankingMakesWhatTheRunPrepares() throws IOException {
    Path data = bundle().getParent();
    String prepared =
        SPEC.replace(
                "knowledge_bases: {sample: \"${data}/sample\"}",
                "prepare: [\"kb build --source jsonl --in ${data}/records.jsonl --out ${run}/kb\"]\n"
                    + "knowledge_bases: {sample: \"${run}/kb\"}")
            .replace("  enough: 1\n", "  enough: 1\n  decode: true\n");
    Path model = model(data, prepared);
    Path spec = data.resolve("spec.yaml");
    assertEquals(3, rank(spec, data, model));
    assertTrue(err(), err().contains("expected the option --run, which ${run} stands for"));
    Path other = data.resolve("other");
    int code =
        run("train", "rank", "--spec", spec, "--data", data, "--run", other, "--model", model);
    assertEquals(err(), 0, code);
    assertTrue(Files.exists(other.resolve("kb")));
    assertTrue(err(), err().contains("and what the model names"));
  }

  public void testWhatDoesNotFitIsRefused() throws IOException {
    Path data = bundle().getParent();
    Path corpus = Files.writeString(data.resolve("train.pubtator"), document("1"));
    Path kb = data.resolve("sample");
    assertEquals(2, run("link", "--kb", kb, "--in", corpus, "--linker", "magic"));
    assertTrue(err(), err().contains("expected lexical or generative"));
    assertEquals(2, run("link", "--kb", kb, "--in", corpus, "--model", data));
    assertTrue(err(), err().contains("--model: expected --linker generative"));
    assertEquals(2, run("link", "--kb", kb, "--in", corpus, "--target-precision", "0.9"));
    assertTrue(err(), err().contains("--target-precision: expected --linker generative"));
    assertEquals(3, eval(kb, corpus, data.resolve("none"), data.resolve("out")));
    assertTrue(err(), err().contains("none"));
    Path spec =
        Files.writeString(
            data.resolve("spec.yaml"), SPEC.replace("learn: {held:", "learn: {train:"));
    assertEquals(3, rank(spec, data, data));
    assertTrue(err(), err().contains(":16: expected a corpus that no phase learns from"));
    Files.writeString(spec, SPEC.replace("folds: {train:", "folds: {tain:"));
    assertEquals(3, rank(spec, data, data));
    assertTrue(err(), err().contains(":17: expected one of train, held, dev, found [tain]"));
    Files.writeString(spec, SPEC.replace("bare: [train]", "bare: [tain]"));
    assertEquals(3, rank(spec, data, data));
    assertTrue(err(), err().contains(":18: expected one of train, held, dev, found [tain]"));
    Files.writeString(spec, SPEC.substring(0, SPEC.indexOf("ranking:")));
    assertEquals(2, rank(spec, data, data));
    assertTrue(err(), err().contains("expected the key ranking"));
  }

  /** Trains a model beside the data, on three documents, and exports it. */
  private Path model(Path data, String spec) throws IOException {
    Files.writeString(
        data.resolve("train.pubtator"), document("1") + document("2") + document("3"));
    Path file = Files.writeString(data.resolve("spec.yaml"), spec);
    Path run = data.resolve("run");
    Path model = data.resolve("model");
    assertEquals(err(), 0, run("train", "run", "--spec", file, "--data", data, "--out", run));
    assertEquals(err(), 0, run("train", "export", "--run", run, "--out", model));
    return model;
  }

  private static String document(String id) {
    return DOCUMENT.replace("ID", id);
  }

  private int rank(Path spec, Path data, Path model) throws IOException {
    return run("train", "rank", "--spec", spec, "--data", data, "--model", model);
  }

  private int eval(Path kb, Path corpus, Path model, Path out, Object... more) throws IOException {
    List<Object> command = new ArrayList<>();
    Collections.addAll(
        command,
        "eval",
        "run",
        "--kb",
        kb,
        "--corpus",
        corpus,
        "--format",
        "pubtator",
        "--linker",
        "generative",
        "--model",
        model,
        "--out",
        out);
    Collections.addAll(command, more);
    return run(command.toArray());
  }
}

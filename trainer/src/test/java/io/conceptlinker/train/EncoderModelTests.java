package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.lm.decode.Decoding;
import io.conceptlinker.link.lm.decode.DecodingRequest;
import io.conceptlinker.link.lm.decode.DecodingSpec;
import io.conceptlinker.link.lm.decode.GuidedDecoder;
import io.conceptlinker.link.lm.decode.Normalization;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape.Family;
import io.conceptlinker.link.lm.weights.ModelConfig;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import io.conceptlinker.train.onnx.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.tests.util.LuceneTestCase;

/** A model of a family with an encoder, from its weights to concepts. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class EncoderModelTests extends LuceneTestCase {
  private Path directory;
  private KnowledgeBase kb;
  private Path tokenizerFile;
  private Tokenizer tokenizer;
  private ModelDirectory model;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    directory = createTempDir();
    kb = SampleKnowledgeBase.in(directory);
    tokenizerFile = directory.resolve("tokenizer.json");
    Files.write(tokenizerFile, TokenizerTraining.train(List.of(kb), List.of(), 300));
    tokenizer = Tokenizer.read(tokenizerFile);
    model =
        export(
            switch (random().nextInt(3)) {
              case 0 -> SampleModel.encoderDecoder(tokenizer, Family.BART);
              case 1 -> SampleModel.encoderDecoder(tokenizer, Family.MBART);
              default -> SampleModel.sharedEncoder(tokenizer);
            });
  }

  @Override
  public void tearDown() throws Exception {
    kb.close();
    super.tearDown();
  }

  private ModelDirectory export(ModelShape shape) throws IOException {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      float[] values = new float[(int) weight.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.3 * random().nextGaussian());
      }
      weights.put(weight.name(), values);
    }
    try (ModelDirectoryWriter writer =
        new ModelExport(shape, weights, tokenizerFile, SampleModel.limits(shape))
            .begin(directory.resolve("model"), Weights.INT8)) {
      return writer.finish();
    }
  }

  public void testAnExportedModelHasAGraph() throws IOException {
    assertEquals(ModelConfig.read(model.path().resolve("config.json")), model.shape());
    assertTrue(model.graph().endsWith("model.int8.onnx"));
    try (LanguageModel onnx = OnnxModel.load(model.graph(), model.shape(), model.longest())) {
      assertEquals(model.shape() instanceof SharedEncoderShape, onnx.tagger().isPresent());
    }
    ModelFormatException refused =
        expectThrows(
            ModelFormatException.class, () -> OnnxModel.load(tokenizerFile, model.shape(), 9));
    assertTrue(refused.getMessage(), refused.getMessage().contains("that ONNX Runtime loads"));
  }

  /**
   * The probability of each concept is that of its definition, whatever stands beside a mention.
   */
  public void testGuidedDecodingIsTheDefinition() throws IOException {
    Path file = NameTrie.pathBeside(kb.path(), model.names());
    NameTrieWriter.write(file, kb, model.names());
    PromptWriter prompts = new PromptWriter(tokenizer, model.prompt());
    List<int[]> mentions = new ArrayList<>();
    for (String mention : List.of("renal failure", "gouty arthritis", "tumour", "hypertension")) {
      mentions.add(prompts.surface(mention));
    }
    // Two of one passage.
    mentions.add(prompts.inText("cancer of the lung and gout", 0, 18));
    mentions.add(prompts.inText("cancer of the lung and gout", 23, 27));
    try (NameTrie trie = model.openNames(kb);
        LanguageModel torch = TorchModel.load(model.path(), TorchOptions.cpu(model.longest()))) {
      for (Normalization normalization : Normalization.values()) {
        DecodingSpec spec = new DecodingSpec(normalization, 100, 0, 1 + random().nextInt(5), 1000);
        GuidedDecoder decoder = new GuidedDecoder(torch, trie, prompts.id(Markup.END), spec);
        List<Decoding> together =
            decoder.decode(
                mentions.stream()
                    .map(prompt -> new DecodingRequest(prompt, NameTrie.ALL_SECTIONS, List.of()))
                    .toList());
        for (int i = 0; i < mentions.size(); i++) {
          Map<Integer, Double> expected = new HashMap<>();
          new Definition(torch, mentions.get(i), prompts.id(Markup.END), normalization, expected)
              .share(IntStream.range(0, kb.nameCount()).boxed().toList(), new int[0], 1);
          assertEquals(kb.conceptCount(), expected.size());
          assertEquals(expected.size(), together.get(i).concepts().size());
          for (DecodedConcept concept : together.get(i).concepts()) {
            assertEquals(Math.log(expected.get(concept.concept())), concept.logProb(), 1e-4);
          }
        }
      }
    }
  }

  /** What guided decoding computes, from lists of names and one question at a time. */
  private final class Definition {
    private final LanguageModel model;
    private final int[] prompt;
    private final int end;
    private final Normalization normalization;
    private final Map<Integer, Double> probabilities;

    Definition(
        LanguageModel model,
        int[] prompt,
        int end,
        Normalization normalization,
        Map<Integer, Double> probabilities) {
      this.model = model;
      this.prompt = prompt;
      this.end = end;
      this.normalization = normalization;
      this.probabilities = probabilities;
    }

    /** Shares the probability of a beginning among the concepts of the names that begin so. */
    void share(List<Integer> names, int[] beginning, double probability) {
      if (names.stream().map(kb::nameConcept).distinct().count() == 1) {
        probabilities.merge(kb.nameConcept(names.getFirst()), probability, Double::sum);
        return;
      }
      Map<Integer, List<Integer>> next = new TreeMap<>();
      for (int name : names) {
        int[] tokens = EncoderModelTests.this.model.names().encode(kb.nameText(name));
        int token = tokens.length == beginning.length ? end : tokens[beginning.length];
        next.computeIfAbsent(token, added -> new ArrayList<>()).add(name);
      }
      int[] allowed = next.keySet().stream().mapToInt(Integer::intValue).toArray();
      float[] scores;
      try (LanguageModel.Session session = model.open(List.of(prompt))) {
        scores =
            session.ask(List.of(new Question(0, beginning, beginning.length, allowed))).getFirst();
      }
      double all = 0;
      for (float score : scores) {
        all += Math.exp(score);
      }
      double norm = normalization == Normalization.ALLOWED_TOKENS ? all : 1;
      for (int i = 0; i < allowed.length; i++) {
        int[] longer = Arrays.copyOf(beginning, beginning.length + 1);
        longer[beginning.length] = allowed[i];
        share(
            next.getOrDefault(allowed[i], List.of()),
            longer,
            probability * Math.exp(scores[i]) / norm);
      }
    }
  }
}

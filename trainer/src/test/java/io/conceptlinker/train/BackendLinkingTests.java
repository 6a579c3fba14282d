package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Passage;
import io.conceptlinker.link.SpanLinker;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.ModelDirectoryWriter;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.WeightSpec;
import io.conceptlinker.link.rank.Calibration;
import io.conceptlinker.link.rank.Feature;
import io.conceptlinker.link.rank.PrecisionThresholds;
import io.conceptlinker.link.rank.Ranker;
import io.conceptlinker.link.rank.RankingFile;
import io.conceptlinker.link.rank.RankingModel;
import io.conceptlinker.link.rank.RankingNetwork;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import io.conceptlinker.train.onnx.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

/** A model of each family, from its weights to links, on both backends. */
@LuceneTestCase.SuppressFileSystems("*") // mapping needs the real one
public class BackendLinkingTests extends LuceneTestCase {
  private static final List<String> TEXTS =
      List.of(
          "Lung cancer and high blood presure were found; no gout.",
          "A failure of the kidney after pulmonary neoplasms, and renal failures.");

  /** A model that nothing taught may find whole sentences, which must not hide what is inside. */
  private static final LinkOptions OPTIONS = new LinkOptions(0, Set.of(), OverlapPolicy.ALL, 10);

  private KnowledgeBase kb;
  private Path directory;
  private Path tokenizer;
  private List<ModelShape> shapes;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    directory = createTempDir();
    kb = SampleKnowledgeBase.in(directory);
    tokenizer = directory.resolve("tokenizer.json");
    Files.write(tokenizer, TokenizerTraining.train(List.of(kb), List.of(), 300));
    shapes = SampleModel.shapes(Tokenizer.read(tokenizer));
  }

  @Override
  public void tearDown() throws Exception {
    kb.close();
    super.tearDown();
  }

  public void testANodesBackendLinksAsPyTorchDoes() throws IOException {
    for (int i = 0; i < shapes.size(); i++) {
      Path target = directory.resolve("model" + i);
      ModelDirectory exported = export(shapes.get(i), target, Weights.FLOAT32);
      assertTrue(exported.graph().endsWith("model.onnx"));
      TorchModel torch = TorchModel.load(target, TorchOptions.cpu(exported.longest()));
      NameTrieWriter.write(NameTrie.pathBeside(kb.path(), exported.names()), kb, exported.names());
      try (GenerativeModel onnx = GenerativeModel.open(target);
          GenerativeModel other = new GenerativeModel(exported, torch);
          NameTrie names = onnx.openNames(kb).orElseThrow()) {
        onnx.warmUp();
        other.warmUp();
        assertSame(links(other.linker(kb)), links(onnx.linker(kb)));
        assertSame(links(other.linker(names)), links(onnx.linker(names)));
        assertTrue(onnx.calls() > 0);
        assertEquals(other.calls(), onnx.calls());
      }
    }
  }

  public void testAChangedGraphIsFound() throws IOException {
    Path target = directory.resolve("model");
    ModelShape shape = shapes.get(random().nextInt(shapes.size()));
    Path graph = export(shape, target, Weights.INT8).graph();
    GenerativeModel.open(target).close();
    byte[] bytes = Files.readAllBytes(graph);
    bytes[random().nextInt(bytes.length)] ^= 1;
    Files.write(graph, bytes);
    IOException refused = expectThrows(IOException.class, () -> GenerativeModel.open(target));
    assertTrue(
        refused.getMessage(),
        refused.getMessage().contains("model.int8.onnx]: expected the SHA-256"));
  }

  private ModelDirectory export(ModelShape shape, Path target, Weights numbers) throws IOException {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : shape.weights()) {
      float[] values = new float[(int) weight.size()];
      for (int i = 0; i < values.length; i++) {
        // Numbers that bfloat16 has, as PyTorch reads these.
        int bits = Float.floatToIntBits((float) (0.3 * random().nextGaussian()));
        values[i] = Float.intBitsToFloat(bits & 0xffff0000);
      }
      weights.put(weight.name(), values);
    }
    ModelExport export = new ModelExport(shape, weights, tokenizer, SampleModel.limits(shape));
    try (ModelDirectoryWriter writer = export.begin(target, numbers)) {
      RankingFile.write(
          writer.file(RankingFile.NAME),
          new RankingModel(
              ranker(Feature.LEXICAL_SCORE, -3),
              ranker(Feature.MODEL, -100),
              1,
              0,
              PrecisionThresholds.NONE));
      return writer.finish();
    }
  }

  /** Believes in one thing, or in none. */
  private static Ranker ranker(Feature feature, float none) {
    float[] linear = new float[RankingNetwork.INPUTS];
    linear[feature.index()] = 1;
    linear[RankingNetwork.NONE] = none;
    return new Ranker(new RankingNetwork(new float[0], new float[0], linear), Calibration.NONE);
  }

  private static List<List<Mention>> links(SpanLinker linker) {
    List<LinkRequest> requests =
        TEXTS.stream()
            .map(text -> new LinkRequest(List.of(new Passage("body", text)), OPTIONS, "en"))
            .toList();
    return linker.link(requests).stream().map(result -> result.mentions()).toList();
  }

  private static void assertSame(List<List<Mention>> expected, List<List<Mention>> found) {
    int generative = 0;
    for (int text = 0; text < TEXTS.size(); text++) {
      assertEquals(expected.get(text).size(), found.get(text).size());
      for (int i = 0; i < expected.get(text).size(); i++) {
        Mention one = expected.get(text).get(i);
        Mention other = found.get(text).get(i);
        assertEquals(one.start(), other.start());
        assertEquals(one.conceptId(), other.conceptId());
        assertEquals(one.path(), other.path());
        generative += one.path() == LinkPath.GENERATIVE ? 1 : 0;
        assertEquals(one.candidates().size(), other.candidates().size());
        for (int j = 0; j < one.candidates().size(); j++) {
          Candidate candidate = one.candidates().get(j);
          assertEquals(candidate.conceptId(), other.candidates().get(j).conceptId());
          assertEquals(candidate.score(), other.candidates().get(j).score(), 1e-3);
        }
      }
    }
    assertTrue("what the model answered: " + generative, generative > 3);
  }
}

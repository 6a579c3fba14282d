package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.benchmarks.decoding.MarkedMentions.Marked;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.RankingExamples;
import io.conceptlinker.link.RankingExamples.Example;
import io.conceptlinker.link.lm.CountingModel;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.decode.DecodingRequest;
import io.conceptlinker.link.lm.decode.DecodingSpec;
import io.conceptlinker.link.lm.decode.GuidedDecoder;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import io.conceptlinker.torch.Precision;
import io.conceptlinker.torch.TorchDevice;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is a device worth that PyTorch computes on? Whether a model says there what it says on the
 * processor, how many mentions it decodes in a second to concepts of the whole knowledge base, so
 * many together, and the device's memory after each. Spans are given, nothing is drafted. Another
 * model's weights may be measured beside, such as those of {@link RandomModel}: it gets the same
 * prompts, token by token, whatever they mean to it.
 */
public final class DeviceBenchmark {
  private static final int COMPARED = 200;
  private static final int[] TOGETHER = {1, 16, 128, 512};
  private static final int TOKENS_A_CALL = 32_768;

  private final NameTrie names;
  private final TorchDevice device;
  private final int longest;
  private final int endToken;
  private final List<int[]> prompts;

  /** What the prompts are asked: the tokens of some name. */
  private final List<int[]> answers;

  private DeviceBenchmark(
      NameTrie names,
      TorchDevice device,
      int longest,
      int endToken,
      List<int[]> prompts,
      List<int[]> answers) {
    this.names = names;
    this.device = device;
    this.longest = longest;
    this.endToken = endToken;
    this.prompts = prompts;
    this.answers = answers;
  }

  /** Arguments: bundle, model, PubTator or JSONL, cpu or cuda, and perhaps other weights. */
  public static void main(String[] arguments) throws IOException {
    ModelDirectory directory = ModelDirectory.open(Path.of(arguments[1]));
    TorchDevice device = TorchDevice.valueOf(arguments[3].toUpperCase(Locale.ROOT));
    PromptWriter writer = new PromptWriter(directory.tokenizer(), directory.prompt());
    try (KnowledgeBase kb = KnowledgeBase.open(Path.of(arguments[0]));
        NameTrie names = directory.openNames(kb)) {
      List<int[]> prompts = new ArrayList<>();
      List<int[]> answers = new ArrayList<>();
      RankingExamples examples = new RankingExamples(kb);
      for (Marked document : MarkedMentions.read(kb, arguments[2], "", 1000)) {
        for (Optional<Example> example : examples.of(document.request(), document.spans())) {
          if (example.isPresent()) {
            Asked asked = example.get().second().asked();
            prompts.add(writer.inText(asked.text(), asked.start(), asked.end()));
            answers.add(writer.answer(kb.preferredName(asked.concepts()[0])));
          }
        }
      }
      int endToken = answers.getFirst()[answers.getFirst().length - 1];
      DeviceBenchmark benchmark =
          new DeviceBenchmark(names, device, directory.longest(), endToken, prompts, answers);
      benchmark.compare(directory.path());
      benchmark.measure(directory.path());
      if (arguments.length > 4) {
        benchmark.measure(Path.of(arguments[4]));
      }
    }
  }

  private TorchModel load(Path directory, TorchDevice on, Precision precision) throws IOException {
    return TorchModel.load(directory, new TorchOptions(on, precision, longest, TOKENS_A_CALL));
  }

  private void compare(Path directory) throws IOException {
    List<float[]> expected = ask(directory, TorchDevice.CPU, Precision.FLOAT32);
    for (Precision precision : Precision.values()) {
      List<float[]> found = ask(directory, device, precision);
      double most = 0;
      for (int i = 0; i < expected.size(); i++) {
        for (int k = 0; k < expected.get(i).length; k++) {
          most = Math.max(most, Math.abs(expected.get(i)[k] - found.get(i)[k]));
        }
      }
      print(
          "%s in %s: logarithms of %d answers differ from the processor's by %.6f at most",
          device.label(), precision, expected.size(), most);
    }
  }

  private List<float[]> ask(Path directory, TorchDevice on, Precision precision)
      throws IOException {
    int count = Math.min(COMPARED, prompts.size());
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      questions.add(new Question(i, answers.get(i), 0, new int[0]));
    }
    try (LanguageModel model = load(directory, on, precision);
        LanguageModel.Session session = model.open(prompts.subList(0, count))) {
      return session.ask(questions);
    }
  }

  private void measure(Path directory) throws IOException {
    Precision precision = device == TorchDevice.CPU ? Precision.FLOAT32 : Precision.BFLOAT16;
    try (LanguageModel loaded = load(directory, device, precision)) {
      print("%s in %s on %s", directory.getFileName(), precision, device.label());
      CountingModel model = new CountingModel(loaded);
      GuidedDecoder decoder = new GuidedDecoder(model, names, endToken, DecodingSpec.QUICK);
      decode(decoder, TOGETHER[0]);
      for (int together : TOGETHER) {
        long calls = model.calls();
        long began = System.nanoTime();
        decode(decoder, together);
        double seconds = (System.nanoTime() - began) / 1e9;
        print(
            "  %4d together: %8.1f mentions a second, %.3f calls each; %s",
            together,
            prompts.size() / seconds,
            (double) (model.calls() - calls) / prompts.size(),
            device.memoryInUse().isPresent()
                ? (device.memoryInUse().getAsLong() >> 20) + " MiB of the device's memory in use"
                : "the processor's memory");
      }
    }
  }

  private void decode(GuidedDecoder decoder, int together) {
    for (int from = 0; from < prompts.size(); from += together) {
      List<DecodingRequest> requests = new ArrayList<>();
      for (int[] prompt : prompts.subList(from, Math.min(prompts.size(), from + together))) {
        requests.add(new DecodingRequest(prompt, NameTrie.ALL_SECTIONS));
      }
      decoder.decode(requests);
    }
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}

package io.conceptlinker.benchmarks.decoding;

import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.lm.decode.Decoding;
import io.conceptlinker.link.lm.decode.DecodingRequest;
import io.conceptlinker.link.lm.decode.DecodingSpec;
import io.conceptlinker.link.lm.decode.GuidedDecoder;
import io.conceptlinker.link.lm.decode.Normalization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Does guided decoding ever answer with something that is not in the knowledge base? Random models
 * decode random prompts under random limits to random knowledge bases; each answer is looked up in
 * what the knowledge base was made of.
 */
public final class RandomDecodes {
  private static final long PRINTED_EVERY = 1_000_000;
  private static final int LONGEST_PROMPT = 6;

  private final Random random;
  private long decodes;
  private long answers;
  private long outside;
  private long unanswered;
  private long knowledgeBases;

  private RandomDecodes(long seed) {
    this.random = new Random(seed);
  }

  /** Decodes, and says what came of it; exit code 1 if an answer was outside. */
  public static void main(String[] arguments) throws IOException {
    long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 42;
    RandomDecodes run = run(count, seed);
    System.out.println(run);
    if (run.outside() > 0) {
      System.exit(1);
    }
  }

  /** Decodes at least so often. */
  static RandomDecodes run(long count, long seed) throws IOException {
    RandomDecodes run = new RandomDecodes(seed);
    Path directory = Files.createTempDirectory("random-decodes");
    try {
      while (run.decodes < count) {
        Path bundle = directory.resolve("kb" + run.knowledgeBases);
        try (RandomNames names = new RandomNames(bundle, run.random)) {
          run.decode(names, Math.min(20_000, count - run.decodes));
        }
        run.knowledgeBases++;
        delete(directory);
        Files.createDirectory(directory);
      }
    } finally {
      delete(directory);
    }
    return run;
  }

  private void decode(RandomNames names, long count) {
    for (long done = 0; done < count; ) {
      Normalization normalization =
          random.nextBoolean() ? Normalization.ALLOWED_TOKENS : Normalization.FULL_VOCABULARY;
      DecodingSpec spec =
          new DecodingSpec(
              normalization,
              1 + random.nextInt(8),
              random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble(),
              1 + random.nextInt(5),
              1 + random.nextInt(12));
      HashModel model =
          new HashModel(names.vocabulary(), random.nextLong(), 10 * random.nextDouble());
      GuidedDecoder decoder = new GuidedDecoder(model, names.trie(), RandomNames.END, spec);
      int batch = (int) Math.min(1 + random.nextInt(64), count - done);
      decodeBatch(names, decoder, spec, batch);
      done += batch;
    }
  }

  private void decodeBatch(RandomNames names, GuidedDecoder decoder, DecodingSpec spec, int batch) {
    List<DecodingRequest> requests = new ArrayList<>(batch);
    List<Set<String>> groups = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      Set<String> some = names.someGroups(random);
      groups.add(some);
      int[] prompt =
          random.ints(1 + random.nextInt(LONGEST_PROMPT), 0, names.vocabulary()).toArray();
      requests.add(new DecodingRequest(prompt, names.sections(some), names.drafts(random)));
    }
    List<Decoding> decodings = decoder.decode(requests);
    for (int i = 0; i < batch; i++) {
      List<DecodedConcept> concepts = decodings.get(i).concepts();
      for (DecodedConcept concept : concepts) {
        boolean isInside = names.has(concept.concept(), concept.name(), groups.get(i));
        outside += isInside ? 0 : 1;
      }
      outside += concepts.size() > spec.answers() ? 1 : 0;
      answers += concepts.size();
      unanswered += concepts.isEmpty() ? 1 : 0;
      if (++decodes % PRINTED_EVERY == 0) {
        System.out.println(this);
      }
    }
  }

  long decodes() {
    return decodes;
  }

  long answers() {
    return answers;
  }

  long outside() {
    return outside;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d decodes to %,d knowledge bases: %,d answers, %,d outside of the knowledge base;"
            + " %,d decodes without an answer",
        decodes,
        knowledgeBases,
        answers,
        outside,
        unanswered);
  }
}

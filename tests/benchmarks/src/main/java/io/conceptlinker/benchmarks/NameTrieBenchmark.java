package io.conceptlinker.benchmarks;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameCursor;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.kb.NameTrieWriter;
import io.conceptlinker.link.lm.tokenizer.BpeTrainer;
import io.conceptlinker.link.lm.tokenizer.NameForm;
import io.conceptlinker.link.lm.tokenizer.TokenizedNames;
import io.conceptlinker.link.lm.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How large is the trie of all names as a model's tokens, and how fast does it say which tokens are
 * allowed next? The tokenizer is trained on the names. One thread; the prefixes are random proper
 * ones of random names, of one token or more, as what is allowed first never changes; every call
 * lists all tokens that are allowed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class NameTrieBenchmark {
  private static final int QUERIES = 1 << 16;
  private static final int MEASURED = 31;

  @Param(".build/demo/kb/demo")
  private String kb = "";

  @Param("8192")
  private int vocabulary;

  /** The semantic group whose section is decoded, or nothing for all names. */
  @Param("")
  private String group = "";

  private @Nullable KnowledgeBase opened;
  private @Nullable NameTrie trie;
  private @Nullable NameCursor cursor;
  private long sections = NameTrie.ALL_SECTIONS;
  private int[][] prefixes = {};
  private int[] allowed = {};
  private final ProcessorTime time = new ProcessorTime();

  @Setup
  public void open() throws IOException {
    KnowledgeBase base = KnowledgeBase.open(Path.of(kb));
    opened = base;
    BpeTrainer trainer = new BpeTrainer();
    for (int name = 0; name < base.nameCount(); name++) {
      trainer.add(NameForm.WRITTEN.text(base.nameText(name)));
    }
    byte[] json = trainer.train(vocabulary, List.of("<pad>", "<s>", "</s>"));
    Tokenizer tokenizer = Tokenizer.parse("trained", json);
    TokenizedNames names = new TokenizedNames(tokenizer, NameForm.WRITTEN);
    Path file = Files.createTempDirectory("names").resolve("names.bin");
    NameTrieWriter.Summary summary = NameTrieWriter.write(file, base, names);
    NameTrie built = NameTrie.open(file, base, names);
    trie = built;
    NameCursor start = built.cursor();
    cursor = start;
    if (!group.isEmpty()) {
      sections = built.section(group);
    }
    allowed = new int[tokenizer.size()];
    Random random = new Random(42);
    prefixes = new int[QUERIES][];
    long children = 0;
    for (int i = 0; i < QUERIES; i++) {
      prefixes[i] = prefix(base, names, start, random);
      children += walk(prefixes[i]);
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d names, %.2f tokens a name, %d sequences: %d bytes, %.2f a name; heap %d KB; %.1f"
            + " tokens allowed on average%n",
        summary.names(),
        (double) summary.tokens() / summary.names(),
        summary.sequences(),
        summary.bytes(),
        (double) summary.bytes() / summary.names(),
        built.ramBytesUsed() >> 10,
        (double) children / QUERIES);
  }

  /** Returns a proper prefix of a name in the sections. */
  private int[] prefix(KnowledgeBase base, TokenizedNames names, NameCursor at, Random random) {
    while (true) {
      int[] tokens = names.encode(base.nameText(random.nextInt(base.nameCount())));
      if (tokens.length < 2) {
        continue;
      }
      int[] prefix = Arrays.copyOf(tokens, 1 + random.nextInt(tokens.length - 1));
      at.reset(sections);
      boolean isPrefix = true;
      for (int token : prefix) {
        isPrefix = isPrefix && at.step(token);
      }
      if (isPrefix) {
        return prefix;
      }
    }
  }

  private int walk(int[] prefix) {
    NameCursor at = Setups.require(cursor).reset(sections);
    for (int token : prefix) {
      at.step(token);
    }
    return at.tokens(allowed, 0);
  }

  @TearDown
  public void close() throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%n%.2f million calls a second of processor time, median of the last %d runs%n",
        time.median(MEASURED) / 1e6,
        MEASURED);
    Setups.require(trie).close();
    Setups.require(opened).close();
  }

  /** From the root along each prefix, as a trie without a memory has to. */
  @Benchmark
  @OperationsPerInvocation(QUERIES)
  public int allowedAfterPrefix() {
    time.begin();
    int sum = 0;
    for (int[] prefix : prefixes) {
      sum += walk(prefix);
    }
    time.end(QUERIES);
    return sum;
  }

  /** After each token of a prefix, one step on from where the cursor stands, as a decoder asks. */
  @Benchmark
  @OperationsPerInvocation(QUERIES)
  public int allowedAfterStep() {
    time.begin();
    NameCursor at = Setups.require(cursor);
    int sum = 0;
    int[] prefix = {};
    int next = 0;
    int depth = 0;
    for (int i = 0; i < QUERIES; i++) {
      if (depth == prefix.length) {
        prefix = prefixes[next++];
        depth = 0;
        at.reset(sections);
      }
      at.step(prefix[depth++]);
      sum += at.tokens(allowed, 0);
    }
    time.end(QUERIES);
    return sum;
  }
}

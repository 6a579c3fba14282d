package io.conceptlinker.benchmarks;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.trie.PhraseCursor;
import io.conceptlinker.trie.PhraseTrie;
import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast is text tagged with every name of a knowledge base? Our trie walk over normalised words
 * and the whole linker, against an Aho-Corasick double-array automaton over the same normalised
 * text, which is the fastest open tagger measured on the JVM. Throughput is documents a second; the
 * counters say how many characters and matches that is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TaggingBenchmark {
  @Param(".build/demo/kb")
  private String kb = "";

  @Param("config/demo/literature/abstracts.jsonl")
  private String text = "";

  private @Nullable KnowledgeBase opened;
  private @Nullable LexicalLinker linker;
  private @Nullable AhoCorasickDoubleArrayTrie<Integer> automaton;
  private List<String> documents = List.of();
  private int next;
  private final Words words = new Words();
  private int[] ordinals = new int[1024];

  /** Characters and matches a second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    public long characters;
    public long matches;
  }

  @Setup
  public void open() throws IOException {
    KnowledgeBase base = KnowledgeBase.open(Path.of(kb));
    opened = base;
    linker = new LexicalLinker(base);
    documents = KnowledgeBases.documents(Path.of(text));
    TreeMap<String, Integer> names = new TreeMap<>();
    for (int name = 0; name < base.nameCount(); name++) {
      String key = words.reset(base.nameText(name)).phraseKey();
      if (!key.isEmpty()) {
        names.put(" " + key + " ", name);
      }
    }
    AhoCorasickDoubleArrayTrie<Integer> built = new AhoCorasickDoubleArrayTrie<>();
    built.build(names);
    automaton = built;
  }

  @TearDown
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  private String document(Work work) {
    next = (next + 1) % documents.size();
    String document = documents.get(next);
    work.characters += document.length();
    return document;
  }

  @Benchmark
  public int phraseTrie(Work work) {
    PhraseTrie trie = KnowledgeBases.require(opened).phrases();
    words.reset(document(work));
    if (ordinals.length < words.size()) {
      ordinals = new int[2 * words.size()];
    }
    int content = 0;
    for (int i = 0; i < words.size(); i++) {
      if (words.isKeyWord(i)) {
        ordinals[content++] = trie.word(words, i);
      }
    }
    PhraseCursor cursor = trie.cursor();
    int matches = 0;
    for (int start = 0; start < content; start++) {
      cursor.reset();
      for (int at = start; at < content && cursor.step(ordinals[at]); at++) {
        if (cursor.isPhrase()) {
          matches++;
        }
      }
    }
    work.matches += matches;
    return matches;
  }

  @Benchmark
  public int ahoCorasickDoubleArray(Work work) {
    String normalised = " " + words.reset(document(work)).phraseKey() + " ";
    int[] matches = new int[1];
    AhoCorasickDoubleArrayTrie.IHit<Integer> count = (begin, end, value) -> matches[0]++;
    KnowledgeBases.require(automaton).parseText(normalised, count);
    work.matches += matches[0];
    return matches[0];
  }

  @Benchmark
  public int wordsAlone(Work work) {
    return words.reset(document(work)).size();
  }

  @Benchmark
  public int lexicalLinker(Work work) {
    LinkRequest request = LinkRequest.ofText(document(work));
    int matches =
        KnowledgeBases.require(linker).link(List.of(request)).getFirst().mentions().size();
    work.matches += matches;
    return matches;
  }
}

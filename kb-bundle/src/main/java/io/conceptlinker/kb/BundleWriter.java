package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.HierarchyWriter;
import io.conceptlinker.kb.internal.NgramWriter;
import io.conceptlinker.kb.internal.OtherIds;
import io.conceptlinker.kb.internal.PhraseNamesWriter;
import io.conceptlinker.kb.internal.SortedNames;
import io.conceptlinker.kb.internal.TranslationsWriter;
import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.BundleFileWriter;
import io.conceptlinker.kb.store.IntColumn;
import io.conceptlinker.kb.store.TextColumn;
import io.conceptlinker.trie.PhraseKeys;
import io.conceptlinker.trie.PhraseTrieBuilder;
import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.util.BytesRef;

/** Sorts what a builder collected and writes the files of the bundle. Used once. */
final class BundleWriter {
  private final KnowledgeBaseBuilder from;
  private final String name;
  private final TreeMap<String, Long> counts = new TreeMap<>();
  private final TreeMap<String, String> hashes = new TreeMap<>();
  private final TreeMap<String, ManifestText.FileMark> marks = new TreeMap<>();

  /** Writes the sections of a file. */
  @FunctionalInterface
  private interface Sections {
    void write(BundleFileWriter out) throws IOException;
  }

  BundleWriter(KnowledgeBaseBuilder from, String name) {
    this.from = from;
    this.name = name;
  }

  Manifest write(Path target) throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "expected no such path: bundles are not overwritten");
    }
    Path absolute = target.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new FileAlreadyExistsException(target.toString(), null, "expected a directory name");
    }
    Files.createDirectories(parent);
    Path building = createSibling(parent, absolute.getFileName().toString());
    boolean complete = false;
    try {
      Manifest manifest = writeFiles(building);
      force(building);
      Files.move(building, absolute, StandardCopyOption.ATOMIC_MOVE);
      complete = true;
      force(parent);
      return manifest;
    } finally {
      if (!complete) {
        delete(building);
      }
    }
  }

  private static Path createSibling(Path parent, String bundle) throws IOException {
    for (int i = 0; ; i++) {
      Path building = parent.resolve("." + bundle + ".building-" + i);
      try {
        return Files.createDirectory(building);
      } catch (FileAlreadyExistsException e) {
        if (i == Short.MAX_VALUE) {
          throw e;
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** Makes the entries of a directory durable where the platform can open one. */
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open directories; there the rename is as durable as it gets.
      return;
    }
  }

  private Manifest writeFiles(Path directory) throws IOException {
    SortedMap<BytesRef, OtherIds.Entry> other = from.otherIds.resolve(from.ids);
    int[] sorted = Arrays.copyOf(from.ids.sort(), from.ids.size());
    int[] ranks = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      ranks[sorted[i]] = i;
    }
    write(directory, BundleFiles.CONCEPTS, out -> writeConcepts(out, sorted, ranks, other));
    write(directory, BundleFiles.HIERARCHY, out -> writeHierarchy(out, ranks));
    SortedNames names = from.names.sort(ranks);
    write(directory, BundleFiles.NAMES, out -> writeNames(out, names, ranks));
    PhraseTrieBuilder phrases = new PhraseTrieBuilder();
    int[] phraseOfName = addPhrases(names, phrases);
    PhraseKeys keys = phrases.sort();
    for (int i = 0; i < phraseOfName.length; i++) {
      phraseOfName[i] = phraseOfName[i] < 0 ? -1 : keys.phrase(phraseOfName[i]);
    }
    TranslationsWriter translations =
        new TranslationsWriter(names, keys, phraseOfName, from.languages.size());
    write(
        directory,
        BundleFiles.PHRASES,
        out -> {
          writePhrases(out, keys, phraseOfName);
          translations.write(out);
        });
    if (translations.count() > 0) {
      count("translations", translations.count());
    }
    write(directory, BundleFiles.NGRAMS, out -> writeNgrams(out, keys));
    return writeTexts(directory);
  }

  private void write(Path directory, String file, Sections sections) throws IOException {
    try (BundleFileWriter out =
        BundleFileWriter.create(directory.resolve(file), BundleFiles.kind(file))) {
      sections.write(out);
      out.finish();
      marks.put(file, new ManifestText.FileMark(out.position(), out.checksum()));
      hashes.put(file, out.sha256());
    }
  }

  private void count(String what, long count) {
    counts.put(what, count);
  }

  private void writeConcepts(
      BundleFileWriter out, int[] sorted, int[] ranks, SortedMap<BytesRef, OtherIds.Entry> other)
      throws IOException {
    BytesRef id = new BytesRef();
    TextColumn.write(out, "ids", sorted.length, i -> from.ids.get(sorted[i], id));
    OtherIds.write(out, other, ranks);
    int definitions = from.definitions.write(out, "definitions", ranks);
    int xrefs = from.xrefs.write(out, "xrefs", ranks);
    from.alternativeIds.write(out, "alternatives", ranks);
    from.types.write(out, "types", ranks, from.typeNames.ranks());
    from.typeNames.write(out, "type.names");
    int[] groups = firstGroups(ranks);
    out.section("groups");
    IntColumn.write(out, groups.length, i -> groups[i]);
    from.groupNames.write(out, "group.names");
    count("concepts", sorted.length);
    count("definitions", definitions);
    count("xrefs", xrefs);
    count("ids.other", other.size());
    count("ids.retired", other.values().stream().filter(OtherIds.Entry::retired).count());
    count("ids.shadowed", from.otherIds.shadowed());
    count("ids.ambiguous", from.otherIds.ambiguous());
    count("ids.dangling", from.otherIds.dangling());
  }

  private int[] firstGroups(int[] ranks) {
    int[] groups = new int[ranks.length];
    for (long pair : from.groups.sorted(ranks, from.groupNames.ranks())) {
      int concept = (int) (pair >>> 32);
      if (groups[concept] == 0) {
        groups[concept] = (int) pair + 1;
      }
    }
    return groups;
  }

  private void writeHierarchy(BundleFileWriter out, int[] ranks) throws IOException {
    HierarchyWriter writer = new HierarchyWriter(from.parents, ranks);
    writer.write(out);
    count("links", writer.linkCount());
    count("links.self", writer.selfLinks());
    count("ancestors", writer.ancestorCount());
    count("concepts.on_cycles", writer.conceptsOnCycles());
  }

  private void writeNames(BundleFileWriter out, SortedNames names, int[] ranks) throws IOException {
    int[] firsts = names.firsts();
    out.section("firsts");
    IntColumn.write(out, firsts.length, i -> firsts[i]);
    BytesRef text = new BytesRef();
    TextColumn.write(out, "texts", names.size(), i -> names.text(i, text));
    int[] concepts = new int[names.size()];
    int nameless = 0;
    for (int concept = 0; concept < ranks.length; concept++) {
      Arrays.fill(concepts, firsts[concept], firsts[concept + 1], concept);
      nameless += firsts[concept] == firsts[concept + 1] ? 1 : 0;
    }
    out.section("concepts");
    IntColumn.write(out, names.size(), i -> concepts[i]);
    out.section("counts");
    IntColumn.write(out, names.size(), names::count);
    out.section("kinds");
    IntColumn.write(out, names.size(), names::kind);
    out.section("languages");
    IntColumn.write(out, names.size(), names::language);
    out.section("sources");
    IntColumn.write(out, names.size(), names::source);
    from.names.languages.write(out, "language.names");
    from.names.sources.write(out, "source.names");
    from.conceptSources.write(out, "concept.sources", ranks, from.names.sources.ranks());
    count("names", names.size());
    count("names.read", from.names.size());
    count("concepts.nameless", nameless);
  }

  private int[] addPhrases(SortedNames names, PhraseTrieBuilder phrases) {
    int[] handles = new int[names.size()];
    Words words = new Words();
    BytesRef text = new BytesRef();
    long unindexed = 0;
    for (int i = 0; i < handles.length; i++) {
      names.text(i, text);
      handles[i] = phrases.add(words.reset(text.utf8ToString()));
      unindexed += handles[i] < 0 ? 1 : 0;
    }
    count("names.unindexed", unindexed);
    return handles;
  }

  private void writePhrases(BundleFileWriter out, PhraseKeys keys, int[] phraseOfName)
      throws IOException {
    out.section("words");
    keys.writeWords(out);
    out.section("trie");
    keys.writePhrases(out);
    PhraseNamesWriter.write(out, phraseOfName, keys.phraseCount());
    count("phrases", keys.phraseCount());
    count("words", keys.wordCount());
  }

  private void writeNgrams(BundleFileWriter out, PhraseKeys keys) throws IOException {
    NgramWriter writer = new NgramWriter(keys);
    writer.write(out);
    count("ngrams", writer.gramCount());
  }

  private Manifest writeTexts(Path directory) throws IOException {
    String contentHash = new ChecksumsText(hashes).contentHash();
    Manifest manifest =
        new Manifest(
            BundleFile.FORMAT_VERSION,
            name,
            contentHash.substring(0, 12),
            toolVersion(),
            counts,
            List.copyOf(from.languages),
            new ArrayList<>(from.sources),
            from.options);
    byte[] text =
        new ManifestText(manifest, contentHash, marks).format().getBytes(StandardCharsets.UTF_8);
    writeText(directory.resolve(BundleFiles.MANIFEST), text);
    hashes.put(BundleFiles.MANIFEST, ChecksumsText.sha256(text));
    byte[] checksums = new ChecksumsText(hashes).format().getBytes(StandardCharsets.UTF_8);
    writeText(directory.resolve(BundleFiles.CHECKSUMS), checksums);
    return manifest;
  }

  private static void writeText(Path path, byte[] text) throws IOException {
    Files.write(path, text, StandardOpenOption.CREATE_NEW);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String toolVersion() {
    String version = BundleWriter.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}

package io.conceptlinker.kb;

import io.conceptlinker.kb.store.BundleFile;
import io.conceptlinker.kb.store.CorruptBundleException;
import io.conceptlinker.trie.PhraseTrie;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.Accountable;

/**
 * A compiled knowledge base: concepts, their names and how they are linked, and the indexes that
 * find names. Concepts, names and phrases are ordinals from 0; concepts are in the order of their
 * ids (UTF-8 bytes), the names of a concept are in sequence.
 *
 * <p>Immutable and shared between threads. All columns are mapped; the heap holds handles and at
 * most 16 MiB of trie root. After {@link #close} every use throws {@link IllegalStateException}, in
 * other threads too.
 */
public final class KnowledgeBase implements AutoCloseable, Accountable {
  private final Arena arena;
  private final Path path;
  private final Manifest manifest;
  private final ConceptColumns concepts;
  private final NameColumns names;
  private final Hierarchy hierarchy;
  private final PhraseTrie phrases;
  private final NameLists phraseNames;
  private final WordTranslations translations;
  private final NgramIndex ngrams;

  private KnowledgeBase(Arena arena, BundleDirectory directory) throws IOException {
    this.arena = arena;
    this.path = directory.path();
    this.manifest = directory.manifest().manifest();
    this.concepts = new ConceptColumns(directory.file(BundleFiles.CONCEPTS));
    this.names = new NameColumns(directory.file(BundleFiles.NAMES));
    this.hierarchy = new Hierarchy(directory.file(BundleFiles.HIERARCHY));
    BundleFile file = directory.file(BundleFiles.PHRASES);
    this.phrases = PhraseTrie.open(file.section("words"), file.section("trie"));
    this.phraseNames = new NameLists(file, nameCount());
    this.translations = new WordTranslations(file);
    this.ngrams = new NgramIndex(directory.file(BundleFiles.NGRAMS));
    if (phraseNames.size() != phrases.phraseCount()
        || phraseNames.size() != ngrams.phraseCount()
        || names.firsts.size() != conceptCount() + 1
        || hierarchy.parents.size() != conceptCount()) {
      throw new CorruptBundleException(path, 0, "expected columns of matching sizes");
    }
  }

  /**
   * Opens a bundle and verifies every byte of it.
   *
   * @param directory what {@link KnowledgeBaseBuilder#write} wrote
   * @throws CorruptBundleException if a file is missing, cut off, changed or of another bundle
   * @throws io.conceptlinker.kb.store.IncompatibleBundleException if the bundle is of another
   *     format version
   */
  public static KnowledgeBase open(Path directory) throws IOException {
    Arena arena = Arena.ofShared();
    boolean opened = false;
    try {
      KnowledgeBase knowledgeBase =
          new KnowledgeBase(arena, BundleDirectory.open(directory, arena));
      opened = true;
      return knowledgeBase;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      CorruptBundleException corrupt =
          new CorruptBundleException(directory, 0, "expected readable columns, " + e.getMessage());
      corrupt.initCause(e);
      throw corrupt;
    } finally {
      if (!opened) {
        arena.close();
      }
    }
  }

  /** Returns what the bundle says about itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** Returns the name of the knowledge base. */
  public String name() {
    return manifest.name();
  }

  /** Returns the version, which follows from the content: 12 hexadecimal digits. */
  public String version() {
    return manifest.version();
  }

  /** Returns where the bundle was opened. */
  public Path path() {
    return path;
  }

  /** Returns the number of concepts. */
  public int conceptCount() {
    return concepts.ids.size();
  }

  /** Returns the number of names. */
  public int nameCount() {
    return names.texts.size();
  }

  /** Returns the number of phrases: different keys of names. */
  public int phraseCount() {
    return phraseNames.size();
  }

  /** Returns the concept with an id, be it current, alternative or retired, or -1. */
  public int concept(String id) {
    return concepts.find(id);
  }

  /** Returns whether an id was retired and leads to another concept now. */
  public boolean isRetired(String id) {
    return concepts.isRetired(id);
  }

  /** Returns the current id of a concept. */
  public String id(int concept) {
    return concepts.ids.get(concept);
  }

  /** Returns the name to show for a concept; its id if it has no name. */
  public String preferredName(int concept) {
    int first = firstName(concept);
    return first == endName(concept) ? id(concept) : nameText(first);
  }

  /** Returns the first of the names of a concept, which is the preferred one. */
  public int firstName(int concept) {
    return names.firsts.get(concept);
  }

  /** Returns the end (exclusive) of the names of a concept. */
  public int endName(int concept) {
    return names.firsts.get(concept + 1);
  }

  /** Returns the text of a name as its source has it. */
  public String nameText(int name) {
    return names.texts.get(name);
  }

  /** Returns the language of a name. */
  public String nameLanguage(int name) {
    return names.language(name);
  }

  /** Returns the vocabulary that has a name, or an empty string. */
  public String nameSource(int name) {
    return names.source(name);
  }

  /** Returns the concept of a name. */
  public int nameConcept(int name) {
    return names.concepts.get(name);
  }

  /** Returns how often a name was seen in training, 0 or more. */
  public int nameCount(int name) {
    return names.counts.get(name);
  }

  /** Returns what a name is to its concept. */
  public NameKind nameKind(int name) {
    return NameKind.ofCode(names.kinds.get(name));
  }

  /** Returns the trie that finds phrases in text. */
  public PhraseTrie phrases() {
    return phrases;
  }

  /** Returns what words of names are in other languages. */
  public WordTranslations translations() {
    return translations;
  }

  /** Returns all names that have a phrase as their key, of whatever concepts. */
  public NameList names(int phrase) {
    return phraseNames.get(phrase);
  }

  /** Returns all names that are the same words as a text, of whatever concepts. */
  public NameList names(CharSequence text) {
    int phrase = phrases.phrase(text);
    return phrase < 0 ? NameList.of(new int[0]) : names(phrase);
  }

  /** Returns the direct parents of a concept, rising. */
  public int[] parents(int concept) {
    return hierarchy.parents.get(concept);
  }

  /** Returns the direct children of a concept, rising. */
  public int[] children(int concept) {
    return hierarchy.children.get(concept);
  }

  /** Returns all ancestors of a concept, nearest first, without the concept. */
  public int[] ancestors(int concept) {
    return hierarchy.ancestors(concept);
  }

  /** Returns the number of links from a concept up to an ancestor, or -1 if it is none. */
  public int ancestorDistance(int concept, int ancestor) {
    return hierarchy.distance(concept, ancestor);
  }

  /** Returns whether the first concept is an ancestor of the second. */
  public boolean isAncestor(int ancestor, int concept) {
    return hierarchy.distance(concept, ancestor) > 0;
  }

  /**
   * Returns up to {@code limit} descendants, at most {@code maxDepth} links down, nearest first.
   */
  public int[] narrower(int concept, int maxDepth, int limit) {
    return hierarchy.narrower(concept, maxDepth, limit);
  }

  /** Returns the semantic types of a concept, sorted. */
  public List<String> semanticTypes(int concept) {
    return concepts.types(concept);
  }

  /** Returns the semantic group of a concept. */
  public Optional<String> semanticGroup(int concept) {
    return concepts.group(concept);
  }

  /** Returns the place of a concept's semantic group in {@link #semanticGroups}, or -1. */
  public int semanticGroupOrdinal(int concept) {
    return concepts.groupOrdinal(concept);
  }

  /** Returns the different semantic groups, sorted. */
  public List<String> semanticGroups() {
    return concepts.groupNames();
  }

  /** Returns the definitions of a concept, sorted. */
  public List<String> definitions(int concept) {
    return concepts.definitions.get(concept);
  }

  /** Returns ids of a concept in other vocabularies, sorted. */
  public List<String> xrefs(int concept) {
    return concepts.xrefs.get(concept);
  }

  /** Returns other ids of a concept, sorted; the retired ones are not among them. */
  public List<String> alternativeIds(int concept) {
    return concepts.alternativeIds.get(concept);
  }

  /** Returns the vocabularies that name a concept, sorted. */
  public List<String> sources(int concept) {
    return names.conceptSources(concept);
  }

  /** Returns the index that finds phrases that look alike. */
  public NgramIndex ngrams() {
    return ngrams;
  }

  /** Returns all concepts in order; the stream must be used before the knowledge base is closed. */
  public Stream<ConceptRecord> records() {
    return IntStream.range(0, conceptCount()).mapToObj(this::record);
  }

  /** Returns a concept with everything that is known of it. */
  public ConceptRecord record(int concept) {
    List<ConceptRecord.Name> conceptNames = new ArrayList<>();
    for (int name = firstName(concept); name < endName(concept); name++) {
      conceptNames.add(
          new ConceptRecord.Name(
              nameText(name),
              nameLanguage(name),
              nameSource(name),
              nameKind(name),
              nameCount(name)));
    }
    List<String> parentIds = new ArrayList<>();
    for (int parent : parents(concept)) {
      parentIds.add(id(parent));
    }
    return new ConceptRecord(
        id(concept),
        preferredName(concept),
        conceptNames,
        definitions(concept),
        semanticTypes(concept),
        semanticGroup(concept),
        parentIds,
        alternativeIds(concept),
        xrefs(concept));
  }

  @Override
  public long ramBytesUsed() {
    return phrases.ramBytesUsed();
  }

  /** Unmaps the files; later use fails with {@link IllegalStateException}. Idempotent. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}

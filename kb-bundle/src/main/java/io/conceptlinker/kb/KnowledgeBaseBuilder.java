package io.conceptlinker.kb;

import io.conceptlinker.kb.internal.NameRows;
import io.conceptlinker.kb.internal.OtherIds;
import io.conceptlinker.kb.internal.PairRows;
import io.conceptlinker.kb.internal.TextPool;
import io.conceptlinker.kb.internal.TextRows;
import io.conceptlinker.kb.internal.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;

/**
 * Compiles a knowledge base. Everything may come in any order and more than once; the same input
 * gives the same bytes in whatever order it came. Concepts are handles that {@link #concept} gives.
 *
 * <p>Confined to one thread. Texts are kept as UTF-8 in byte arrays: seven million names take about
 * 0.5 GB of heap while they are collected and about 2 GB while they are written.
 */
public final class KnowledgeBaseBuilder {
  private static final int MAX_TYPES = 1 << 20;
  private static final int MAX_ID_BYTES = 4096;

  final TextPool texts = new TextPool();
  final BytesRefHash ids = new BytesRefHash();
  final NameRows names = new NameRows(texts);
  final PairRows conceptSources = new PairRows();
  final PairRows types = new PairRows();
  final PairRows groups = new PairRows();
  final PairRows parents = new PairRows();
  final TextRows definitions = new TextRows(texts);
  final TextRows xrefs = new TextRows(texts);
  final TextRows alternativeIds = new TextRows(texts);
  final OtherIds otherIds = new OtherIds(alternativeIds);
  final Vocabulary typeNames = new Vocabulary("semantic type", MAX_TYPES);
  final Vocabulary groupNames = new Vocabulary("semantic group", MAX_TYPES);
  final List<SourceFile> sources = new ArrayList<>();
  final TreeMap<String, String> options = new TreeMap<>();
  final TreeSet<String> languages = new TreeSet<>();
  private boolean written;

  /** Creates a builder without concepts. */
  public KnowledgeBaseBuilder() {}

  /** Returns the handle of the concept with an id, a new one if the id is new. */
  public int concept(String id) {
    requireText("concept id", id);
    BytesRef bytes = new BytesRef(id);
    if (bytes.length > MAX_ID_BYTES) {
      throw new IllegalArgumentException(
          "concept id of " + bytes.length + " bytes: expected at most " + MAX_ID_BYTES);
    }
    int handle = ids.add(bytes);
    return handle < 0 ? -handle - 1 : handle;
  }

  /** Returns the number of concepts so far. */
  public int conceptCount() {
    return ids.size();
  }

  /** Returns the id of a concept. */
  public String id(int concept) {
    return ids.get(concept, new BytesRef()).utf8ToString();
  }

  /**
   * Adds a name. The same text in the same language is one name of the concept: the most important
   * kind stays, counts add up.
   *
   * @param concept the handle
   * @param text the name as the source has it, not blank
   * @param language a language code, for example {@code en}
   * @param source the vocabulary that has it, or an empty string
   * @param kind what it is to the concept
   * @param count how often a training corpus has it, 0 or more
   */
  public KnowledgeBaseBuilder name(
      int concept, String text, String language, String source, NameKind kind, int count) {
    return addName(concept, text, language, source, kind.code(), count);
  }

  /** Sets the name that a concept is shown with. Of several the English one is taken. */
  public KnowledgeBaseBuilder preferredName(int concept, String text, String language) {
    return addName(concept, text, language, "", NameRows.DESIGNATED, 0);
  }

  /**
   * Adds a name that a source prefers, and sets it as the one that the concept is shown with. Of
   * several the English one is taken.
   */
  public KnowledgeBaseBuilder preferredName(
      int concept, String text, String language, String source) {
    return addName(concept, text, language, source, NameRows.DESIGNATED, 0);
  }

  private KnowledgeBaseBuilder addName(
      int concept, String text, String language, String source, int kind, int count) {
    requireConcept(concept);
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "name of concept [" + id(concept) + "]: expected a text, found none");
    }
    requireText("language", language);
    if (language.indexOf(',') >= 0) {
      throw new IllegalArgumentException("language [" + language + "]: expected no comma");
    }
    if (count < 0) {
      throw new IllegalArgumentException(
          "count [" + count + "] of a name of concept [" + id(concept) + "]: expected 0 or more");
    }
    names.add(concept, text, language, source, kind, count);
    languages.add(language);
    conceptSources.add(concept, names.sources.code(source));
    return this;
  }

  /** Adds a definition. */
  public KnowledgeBaseBuilder definition(int concept, String text) {
    requireConcept(concept);
    requireText("definition", text);
    definitions.add(concept, text);
    return this;
  }

  /** Adds a semantic type. */
  public KnowledgeBaseBuilder semanticType(int concept, String type) {
    requireConcept(concept);
    requireText("semantic type", type);
    types.add(concept, typeNames.code(type));
    return this;
  }

  /** Sets the semantic group. Of several the alphabetically first is taken. */
  public KnowledgeBaseBuilder semanticGroup(int concept, String group) {
    requireConcept(concept);
    requireText("semantic group", group);
    groups.add(concept, groupNames.code(group));
    return this;
  }

  /** Adds an is-a link. Links to itself are dropped, cycles are tolerated; both are counted. */
  public KnowledgeBaseBuilder parent(int concept, int parentConcept) {
    requireConcept(concept);
    requireConcept(parentConcept);
    parents.add(concept, parentConcept);
    return this;
  }

  /** Adds an id that resolves to the concept unless another concept has it as its own. */
  public KnowledgeBaseBuilder alternativeId(int concept, String id) {
    requireConcept(concept);
    requireText("alternative id", id);
    alternativeIds.add(concept, id);
    return this;
  }

  /** Records that an id was replaced, by a current one or by one that was replaced in turn. */
  public KnowledgeBaseBuilder retired(String oldId, String currentId) {
    requireText("retired id", oldId);
    requireText("current id", currentId);
    otherIds.retired(oldId, currentId);
    return this;
  }

  /** Adds an id of the concept in another vocabulary, for example {@code MESH:D001943}. */
  public KnowledgeBaseBuilder xref(int concept, String xref) {
    requireConcept(concept);
    requireText("cross-reference", xref);
    xrefs.add(concept, xref);
    return this;
  }

  /** Records a file that was read. */
  public KnowledgeBaseBuilder source(SourceFile file) {
    sources.add(file);
    return this;
  }

  /** Records an option; the key consists of letters, digits, dots, hyphens and underscores. */
  public KnowledgeBaseBuilder option(String key, String value) {
    if (!key.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "option [" + key + "]: expected letters, digits, dots, hyphens and underscores");
    }
    options.put(key, value);
    return this;
  }

  /**
   * Records the share of mentions in texts whose concept the knowledge base has. Whoever links with
   * probabilities expects that of the others none is right.
   *
   * @param share 0 to 1
   */
  public KnowledgeBaseBuilder coverage(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("coverage [" + share + "]: expected 0 to 1");
    }
    return option(Manifest.COVERAGE, Double.toString(Math.rint(share * 1e4) / 1e4));
  }

  /**
   * Writes the bundle: to a sibling directory first, forced to disk, then renamed. The builder
   * cannot be used afterwards.
   *
   * @param directory the bundle, which must not exist
   * @param name the name of the knowledge base
   */
  public Manifest write(Path directory, String name) throws IOException {
    requireText("name of the knowledge base", name);
    if (written) {
      throw new IllegalStateException("builder: expected to write once; use a new one");
    }
    written = true;
    return new BundleWriter(this, name).write(directory);
  }

  private void requireConcept(int concept) {
    if (concept < 0 || concept >= ids.size()) {
      throw new IllegalArgumentException(
          "concept [" + concept + "]: expected a handle below " + ids.size());
    }
  }

  private static void requireText(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + ": expected a text, found none");
    }
  }
}

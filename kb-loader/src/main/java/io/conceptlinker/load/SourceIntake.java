package io.conceptlinker.load;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.input.IdTable;
import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the filters want of one source and pushes it into the builder. A concept exists in the
 * builder from its first wanted name on. Confined to one thread.
 */
final class SourceIntake implements ConceptSink {

  private static final int MOST_PROBLEMS = 20;

  /** More than there are languages. */
  private static final int LANGUAGES = 10_000;

  /** ISO 639-2 for a language that nobody said. */
  private static final String UNDETERMINED = "und";

  private final Assembly assembly;
  private final Filters filters;
  private final String namespace;
  private final boolean lenient;
  private final @Nullable CrossReferencePass known;
  private final IdTable ids;
  private final Tally tally = new Tally();
  private final SourceConcepts concepts;
  private final SourceLinks links;

  private final List<FileProvenance> files = new ArrayList<>();
  private final Map<String, String> vocabularies = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  /**
   * For one source.
   *
   * @param known what a first reading found out about its concepts, if there are earlier sources
   */
  SourceIntake(
      Assembly assembly,
      Filters filters,
      String namespace,
      boolean lenient,
      @Nullable CrossReferencePass known) {
    this.assembly = assembly;
    this.filters = filters;
    this.namespace = namespace;
    this.lenient = lenient;
    this.known = known;
    this.ids = known == null ? new IdTable() : known.ids;
    this.concepts = new SourceConcepts(ids, filters);
    this.links = new SourceLinks(assembly, concepts, this::isKept, tally);
    assembly.startSource(concepts);
  }

  @Override
  public int concept(String id) {
    return ids.add(id);
  }

  @Override
  public int concept(byte[] bytes, int from, int to) {
    return ids.add(bytes, from, to);
  }

  @Override
  public Filters filters() {
    return filters;
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public boolean wants(Item item) {
    return true;
  }

  @Override
  public void malformed(Item item, KbFormatException problem) throws KbFormatException {
    if (!lenient) {
      throw problem;
    }
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(String.valueOf(problem.getMessage()));
    }
    tally.dropped(item, DropReason.MALFORMED);
  }

  @Override
  public void file(FileProvenance file) {
    // a table can be read once for each kind of value in it
    if (!files.contains(file)) {
      files.add(file);
    }
  }

  @Override
  public void vocabulary(String name, String version) {
    vocabularies.put(name, version);
  }

  @Override
  public void declare(int concept) {
    if (!concepts.declare(concept)) {
      tally.dropped(Item.CONCEPT, DropReason.DUPLICATE);
    }
  }

  @Override
  public void obsolete(int concept) {
    concepts.obsolete(concept);
  }

  @Override
  public void semanticType(int concept, String type) {
    if (!concepts.addType(concept, type)) {
      tally.dropped(Item.SEMANTIC_TYPE, DropReason.DUPLICATE);
    } else if (concepts.isKept(concept)) {
      assembly.builder.semanticType(concepts.ordinal(concept), type);
    }
  }

  @Override
  public void semanticGroup(int concept, String group) {
    concepts.group(concept, group);
  }

  @Override
  public void name(int concept, String text, String language, String source, NameKind kind) {
    Optional<DropReason> reason = reasonToDrop(concept, text, language, source);
    if (reason.isPresent()) {
      tally.dropped(Item.NAME, reason.get());
      return;
    }
    int ordinal = concepts.isKept(concept) ? concepts.ordinal(concept) : keep(concept);
    int rank = filters.languageRank(language);
    if (kind != NameKind.PREFERRED) {
      // a preferred name of the last language is still better than a synonym of the first
      rank += LANGUAGES;
    }
    String code = language.isBlank() ? UNDETERMINED : language;
    assembly.name(ordinal, new Assembly.Name(text.strip(), code, source, kind), rank);
    tally.kept(Item.NAME);
  }

  private Optional<DropReason> reasonToDrop(
      int concept, String text, String language, String source) {
    if (!filters.wantsLanguage(language)) {
      return Optional.of(DropReason.LANGUAGE);
    }
    if (!filters.wantsSource(source)) {
      return Optional.of(DropReason.SOURCE);
    }
    if (text.length() > filters.maxNameLength()) {
      return Optional.of(DropReason.TOO_LONG);
    }
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.of(DropReason.BLANK);
    }
    if (concepts.isKept(concept)) {
      return Optional.empty();
    }
    if (!concepts.isDeclared(concept) && !isKept(concept)) {
      return Optional.of(DropReason.UNKNOWN_CONCEPT);
    }
    return concepts.reasonToDrop(concept);
  }

  /** Whether a concept is kept, or can be because an earlier source has it. */
  private boolean isKept(int concept) {
    if (concepts.isKept(concept)) {
      return true;
    }
    if (known == null || known.target(concept) < 0 || concepts.reasonToDrop(concept).isPresent()) {
      return false;
    }
    keep(concept);
    return true;
  }

  private int keep(int concept) {
    int target = known == null ? CrossReferenceIndex.NONE : known.target(concept);
    String id = ids.text(concept);
    int ordinal = target >= 0 ? target : assembly.builder.concept(id);
    if (target >= 0) {
      assembly.merged(id, ordinal);
    }
    concepts.keep(concept, ordinal, target);
    for (String type : concepts.types(concept)) {
      assembly.builder.semanticType(ordinal, type);
    }
    concepts.group(concept).ifPresent(group -> assembly.semanticGroup(ordinal, group));
    return ordinal;
  }

  @Override
  public void definition(int concept, String text) {
    if (!isKept(concept)) {
      tally.dropped(Item.DEFINITION, concepts.reasonNotKept(concept));
    } else {
      assembly.builder.definition(concepts.ordinal(concept), text.strip());
      tally.kept(Item.DEFINITION);
    }
  }

  @Override
  public void parent(int concept, int parent) {
    links.parent(concept, parent);
  }

  @Override
  public void alternativeId(int concept, String id) {
    links.alternativeId(concept, id);
  }

  @Override
  public void xref(int concept, String xref) {
    if (!isKept(concept)) {
      tally.dropped(Item.XREF, concepts.reasonNotKept(concept));
    } else {
      links.xref(concepts.ordinal(concept), xref);
    }
  }

  @Override
  public void retired(String oldId, int concept) {
    links.retired(oldId, concept);
  }

  /** Resolves what referred to other concepts, and says what became of everything. */
  SourceReport finish(String format, double seconds) {
    links.finish(namespace);
    concepts.account(tally);
    assembly.endSource();
    return new SourceReport(
        format,
        files,
        tally.counts(),
        vocabularies,
        concepts.merged(),
        concepts.ambiguous(),
        problems,
        seconds);
  }
}

package io.conceptlinker.cli.eval;

import io.conceptlinker.cli.corpus.ConceptReferences;
import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.format.CorpusFormat;
import io.conceptlinker.corpus.format.CorpusSource;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.load.intake.SemanticGroups;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads corpora for an evaluation: keeps the wanted entity types, and writes gold ids as the
 * knowledge base does. Confined to one thread.
 *
 * @param format of the files
 * @param texts where their texts are, if not there too
 * @param filter which documents are wanted
 * @param types entity types that are asked for, in lower case; empty means all
 * @param language of documents that do not say theirs; may be empty
 * @param references of the knowledge base, if there is one
 * @param problems what to do with broken annotations
 */
public record GoldReader(
    CorpusFormat format,
    Optional<Path> texts,
    DocumentFilter filter,
    Set<String> types,
    String language,
    Optional<ConceptReferences> references,
    FormatProblems problems) {

  private static final Pattern TUI = Pattern.compile("T\\d{3}");

  /** A reader of other documents. */
  GoldReader of(DocumentFilter other) {
    return new GoldReader(format, texts, other, types, language, references, problems);
  }

  /**
   * The documents of files, those without mentions included.
   *
   * @throws DataException if a file has no mention of the wanted types
   */
  public List<GoldDocument> read(List<Path> files) throws IOException {
    List<GoldDocument> documents = new ArrayList<>();
    for (Path file : files) {
      long mentions = 0;
      Set<String> found = new TreeSet<>();
      try (CorpusReader reader = format.open(new CorpusSource(file, texts, language), problems)) {
        for (Optional<CorpusDocument> next = reader.read();
            next.isPresent();
            next = reader.read()) {
          if (filter.accepts(next.get().id())) {
            next.get().annotations().forEach(annotation -> found.add(annotation.type()));
            GoldDocument document = document(next.get());
            mentions += document.mentions().size();
            documents.add(document);
          }
        }
      }
      if (mentions == 0) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "corpus [%s]: expected mentions%s, found %s; see --types, --documents"
                    + " and --format",
                file,
                types.isEmpty() ? "" : " of type " + String.join(", ", types),
                found.isEmpty() ? "none" : "the types " + String.join(", ", found)));
      }
    }
    return documents;
  }

  private GoldDocument document(CorpusDocument document) {
    List<Annotation> annotations =
        document.annotations().stream()
            .filter(
                annotation ->
                    types.isEmpty() || types.contains(annotation.type().toLowerCase(Locale.ROOT)))
            .toList();
    List<GoldMention> mentions =
        annotations.stream()
            .map(
                annotation ->
                    new GoldMention(
                        document.id(),
                        annotation.start(),
                        annotation.end(),
                        annotation.text(),
                        concepts(annotation.concepts()),
                        group(annotation.type()),
                        document.language()))
            .toList();
    return new GoldDocument(document, annotations, mentions);
  }

  /** The semantic group of a TUI; other types are called what the corpus calls them. */
  private static String group(String type) {
    return TUI.matcher(type).matches() ? SemanticGroups.ofType(type).orElse(type) : type;
  }

  private GoldConcepts concepts(GoldConcepts gold) {
    return references.isEmpty()
        ? gold
        : new GoldConcepts(gold.alternatives().stream().map(ids -> inKnowledgeBase(ids)).toList());
  }

  private Set<String> inKnowledgeBase(Set<String> ids) {
    Set<String> known = new TreeSet<>();
    ids.forEach(id -> known.add(references.flatMap(those -> those.id(id)).orElse(id)));
    return known;
  }
}

package io.conceptlinker.corpus.bioc;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.corpus.PassageLayout;
import io.conceptlinker.corpus.Region;
import io.conceptlinker.corpus.RelationEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes corpus documents of BioC documents. */
final class BioCConversion {
  /** Infons that hold concept ids, first come first served; upper and lower case alike. */
  private static final List<String> IDENTIFIERS =
      List.of("identifier", "concept_id", "cui", "mesh", "umls", "id");

  private final String file;
  private final FormatProblems problems;

  BioCConversion(String file, FormatProblems problems) {
    this.file = file;
    this.problems = problems;
  }

  CorpusDocument document(BioCDocument document) throws CorpusFormatException {
    PassageLayout layout = new PassageLayout();
    for (BioCDocument.Passage passage : document.passages()) {
      if (passage.offset() < 0) {
        throw new CorpusFormatException(
            file,
            passage.line(),
            "the offset of the passage, a number from 0",
            "none, or another value",
            "write where in the document the passage starts");
      }
      layout.add(passage.infons().getOrDefault("type", "text"), passage.offset(), passage.text());
    }
    List<Annotation> annotations = new ArrayList<>();
    for (BioCDocument.Mark mark : document.annotations()) {
      Optional<Region> region =
          mark.locations().isEmpty()
              ? Optional.empty()
              : layout.region(mark.locations(), mark.text());
      if (region.isPresent()) {
        annotations.add(
            new Annotation(
                mark.id(),
                region.get(),
                mark.text(),
                mark.infons().getOrDefault("type", ""),
                concepts(mark.infons())));
      } else {
        problems.skip(
            new CorpusFormatException(
                file,
                mark.line(),
                "the text of annotation [" + mark.id() + "] at its locations",
                "other text there, or no location",
                "correct offset and length: they count characters of the document"));
      }
    }
    Set<String> annotated = annotations.stream().map(Annotation::id).collect(Collectors.toSet());
    List<CorpusRelation> relations = new ArrayList<>();
    for (BioCDocument.Link link : document.relations()) {
      relation(link, annotated).ifPresent(relations::add);
    }
    return new CorpusDocument(
        document.id(),
        document.infons().getOrDefault("language", ""),
        layout.passages(),
        annotations,
        relations);
  }

  private static GoldConcepts concepts(Map<String, String> infons) {
    for (String name : IDENTIFIERS) {
      for (Map.Entry<String, String> infon : infons.entrySet()) {
        if (infon.getKey().toLowerCase(Locale.ROOT).equals(name)) {
          return GoldConcepts.ofColumn(infon.getValue().strip());
        }
      }
    }
    return GoldConcepts.NIL;
  }

  /** Two nodes relate annotations; infons {@code entity1} and {@code entity2} relate concepts. */
  private Optional<CorpusRelation> relation(BioCDocument.Link link, Set<String> annotated)
      throws CorpusFormatException {
    Map<String, String> infons = link.infons();
    boolean mentions = link.nodes().size() == 2;
    boolean concepts =
        link.nodes().isEmpty() && infons.containsKey("entity1") && infons.containsKey("entity2");
    if (!mentions && !concepts) {
      problems.skip(
          new CorpusFormatException(
              file,
              link.line(),
              "two nodes, or infons entity1 and entity2, in relation [" + link.id() + "]",
              link.nodes().size() + " nodes",
              "split relations of more than two"));
      return Optional.empty();
    }
    for (RelationEnd node : link.nodes()) {
      if (!annotated.contains(node.reference())) {
        problems.skip(
            new CorpusFormatException(
                file,
                link.line(),
                "annotations of the document as nodes of relation [" + link.id() + "]",
                "[" + node.reference() + "], which is none",
                "add the annotation, or remove the relation"));
        return Optional.empty();
      }
    }
    return Optional.of(
        new CorpusRelation(
            link.id(),
            infons.getOrDefault("type", ""),
            mentions ? CorpusRelation.Level.MENTIONS : CorpusRelation.Level.CONCEPTS,
            mentions
                ? link.nodes().get(0)
                : new RelationEnd("", infons.getOrDefault("entity1", "")),
            mentions
                ? link.nodes().get(1)
                : new RelationEnd("", infons.getOrDefault("entity2", "")),
            infons.getOrDefault("novel", "")));
  }
}

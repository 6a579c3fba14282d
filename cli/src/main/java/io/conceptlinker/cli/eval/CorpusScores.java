package io.conceptlinker.cli.eval;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.CorpusRelation.Level;
import io.conceptlinker.eval.endtoend.EndToEndScorer;
import io.conceptlinker.eval.endtoend.GoldSpan;
import io.conceptlinker.eval.endtoend.LinkedDocument;
import io.conceptlinker.eval.endtoend.LinkedSpan;
import io.conceptlinker.eval.entity.Entity;
import io.conceptlinker.eval.entity.EntityDocument;
import io.conceptlinker.eval.entity.EntityScorer;
import io.conceptlinker.eval.entity.MatchingOrder;
import io.conceptlinker.eval.relation.Argument;
import io.conceptlinker.eval.relation.ConceptRelation;
import io.conceptlinker.eval.relation.ConceptRelationDocument;
import io.conceptlinker.eval.relation.ConceptRelationMode;
import io.conceptlinker.eval.relation.ConceptRelationScorer;
import io.conceptlinker.eval.relation.Relation;
import io.conceptlinker.eval.relation.RelationDocument;
import io.conceptlinker.eval.relation.RelationReport;
import io.conceptlinker.eval.relation.RelationScore;
import io.conceptlinker.eval.relation.RelationScorer;
import io.conceptlinker.eval.stats.Bootstrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a corpus that a system wrote, against the gold corpus: spans with their concepts,
 * entities, and relations if the gold has any.
 *
 * @param spans spans with concepts, and entities
 * @param relations between mentions
 * @param conceptRelations between the concepts of documents
 * @param hasRelations whether there were any in the gold
 */
record CorpusScores(
    SpanScores spans,
    RelationReport relations,
    Map<ConceptRelationMode, RelationScore> conceptRelations,
    boolean hasRelations) {

  /**
   * Scores the documents.
   *
   * @param gold the gold documents
   * @param found what the system wrote by document; documents that are not there have nothing
   */
  static CorpusScores of(
      List<CorpusDocument> gold, Map<String, CorpusDocument> found, MatchingOrder order) {
    List<LinkedDocument> linked = new ArrayList<>();
    List<EntityDocument> entities = new ArrayList<>();
    List<RelationDocument> mentions = new ArrayList<>();
    List<ConceptRelationDocument> concepts = new ArrayList<>();
    for (CorpusDocument document : gold) {
      CorpusDocument answer =
          found.getOrDefault(
              document.id(), new CorpusDocument(document.id(), document.passages(), List.of()));
      linked.add(linked(document, answer));
      entities.add(new EntityDocument(document.id(), entities(document), entities(answer)));
      mentions.add(new RelationDocument(document.id(), relations(document), relations(answer)));
      concepts.add(
          new ConceptRelationDocument(
              document.id(), conceptRelations(document), conceptRelations(answer)));
    }
    return new CorpusScores(
        new SpanScores(
            new EndToEndScorer(Bootstrap.PROTOCOL).score(linked),
            new EntityScorer(order, 0, Bootstrap.PROTOCOL).score(entities)),
        new RelationScorer(Bootstrap.PROTOCOL).score(mentions),
        new ConceptRelationScorer(Bootstrap.PROTOCOL).score(concepts),
        gold.stream().anyMatch(document -> !document.relations().isEmpty()));
  }

  private static LinkedDocument linked(CorpusDocument gold, CorpusDocument found) {
    return new LinkedDocument(
        gold.id(),
        gold.annotations().stream()
            .map(annotation -> new GoldSpan(annotation.region(), annotation.concepts()))
            .toList(),
        found.annotations().stream()
            .filter(annotation -> !annotation.concepts().isNil())
            .map(
                annotation ->
                    new LinkedSpan(
                        annotation.region(),
                        String.join("+", annotation.concepts().alternatives().getFirst())))
            .toList());
  }

  private static List<Entity> entities(CorpusDocument document) {
    return document.annotations().stream()
        .map(annotation -> new Entity(annotation.region(), annotation.type()))
        .distinct()
        .toList();
  }

  /** A relation whose ends have different roles, such as Arg1 and Arg2, has a direction. */
  private static List<Relation> relations(CorpusDocument document) {
    Map<String, Argument> arguments = new HashMap<>();
    for (Annotation annotation : document.annotations()) {
      arguments.putIfAbsent(annotation.id(), new Argument(annotation.region(), annotation.type()));
    }
    List<Relation> relations = new ArrayList<>();
    for (CorpusRelation relation : document.relations()) {
      Optional<Argument> head = Optional.ofNullable(arguments.get(relation.first().reference()));
      Optional<Argument> tail = Optional.ofNullable(arguments.get(relation.second().reference()));
      if (relation.level() == Level.MENTIONS && head.isPresent() && tail.isPresent()) {
        boolean directed = !relation.first().role().equals(relation.second().role());
        relations.add(new Relation(relation.type(), head.get(), tail.get(), directed));
      }
    }
    return relations;
  }

  private static List<ConceptRelation> conceptRelations(CorpusDocument document) {
    return document.relations().stream()
        .filter(relation -> relation.level() == Level.CONCEPTS)
        .map(
            relation ->
                new ConceptRelation(
                    relation.first().reference(),
                    relation.second().reference(),
                    relation.type(),
                    relation.novelty()))
        .toList();
  }
}

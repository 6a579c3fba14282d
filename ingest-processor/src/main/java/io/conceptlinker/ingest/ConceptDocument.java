package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.ConceptFacts;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The document model: what is written under {@code target_field}.
 *
 * <p>A concept is in {@code id} when at least one mention says that it is or may be there, now or
 * before: present, uncertain or historical. It is in {@code negated_id} when it is not in {@code
 * id} and at least one mention says that it is absent; so no concept is in both. What is only said
 * of a relative is in neither, and shows in {@code mentions}.
 *
 * <p>{@code ancestors} includes the concepts themselves, so that a term on it finds exactly what
 * the {@code concept} query with narrower expansion finds on {@code id}.
 */
final class ConceptDocument {
  static final String STATUS = "status";
  static final String KB_VERSION = "kb_version";
  static final String MODEL_VERSION = "model_version";
  static final String TEXT_HASH = "text_hash";
  static final String MENTIONS = "mentions";

  private static final double SCORE_STEPS = 10_000;

  private final ConceptLinkOptions options;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private ConceptDocument(ConceptLinkOptions options) {
    this.options = options;
  }

  /** What is written when there are no links to write, and why. */
  static Map<String, Object> withoutLinks(LinkStatus status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(STATUS, status.label());
    return fields;
  }

  /**
   * What is written for a linked document. The map and the lists in it may be changed by the
   * processors that follow.
   *
   * @param passages the texts that were linked
   */
  static Map<String, Object> of(
      ConceptLinkOptions options,
      List<Passage> passages,
      String textHash,
      OpenKnowledgeBase knowledgeBase,
      LinkedText text) {
    ConceptDocument document = new ConceptDocument(options);
    List<Mention> mentions = text.result().mentions();
    document.fields.put(STATUS, text.status());
    document.fields.put(KB_VERSION, knowledgeBase.summary().version());
    if (!text.modelVersion().isEmpty()) {
      document.fields.put(MODEL_VERSION, text.modelVersion());
    }
    document.fields.put(TEXT_HASH, textHash);
    document.writeConcepts(mentions, knowledgeBase);
    if (options.mentions()) {
      document.fields.put(MENTIONS, mentionList(mentions, passages));
    }
    return document.fields;
  }

  /** Whether a mention puts its concept into {@code id}. */
  static boolean isAccepted(Assertion assertion) {
    return switch (assertion) {
      case PRESENT, UNCERTAIN, HISTORICAL -> true;
      case NEGATED, FAMILY -> false;
    };
  }

  private void writeConcepts(List<Mention> mentions, OpenKnowledgeBase knowledgeBase) {
    Map<String, String> accepted = new LinkedHashMap<>();
    int count = 0;
    for (Mention mention : mentions) {
      if (isAccepted(mention.assertion())) {
        accepted.putIfAbsent(mention.conceptId(), mention.name());
        count++;
      }
    }
    Set<String> negated = new LinkedHashSet<>();
    for (Mention mention : mentions) {
      if (mention.assertion() == Assertion.NEGATED && !accepted.containsKey(mention.conceptId())) {
        negated.add(mention.conceptId());
      }
    }
    List<String> names = new ArrayList<>();
    accepted.forEach((id, name) -> names.add(name + " [" + id + "]"));

    put(ConceptProperty.ID, accepted.keySet());
    put(ConceptProperty.NAME, names);
    writeFacts(accepted.keySet(), knowledgeBase);
    put(ConceptProperty.NEGATED_ID, negated);
    if (options.properties().contains(ConceptProperty.COUNT)) {
      fields.put(ConceptProperty.COUNT.field(), count);
    }
  }

  private void writeFacts(Set<String> ids, OpenKnowledgeBase knowledgeBase) {
    Set<String> ancestors = new LinkedHashSet<>();
    Set<String> groups = new LinkedHashSet<>();
    Set<String> types = new LinkedHashSet<>();
    Set<String> sources = new LinkedHashSet<>();
    for (String id : ids) {
      ancestors.add(id);
      Optional<ConceptFacts> facts = knowledgeBase.facts(id);
      if (facts.isPresent()) {
        ancestors.addAll(facts.get().ancestors());
        facts.get().semanticGroup().ifPresent(groups::add);
        types.addAll(facts.get().semanticTypes());
        sources.addAll(facts.get().sources());
      }
    }
    put(ConceptProperty.ANCESTORS, ancestors);
    put(ConceptProperty.SEMANTIC_GROUP, groups);
    put(ConceptProperty.SEMANTIC_TYPE, types);
    put(ConceptProperty.SOURCE, sources);
  }

  /** An empty property is left out: {@code exists} then tells the documents that have one. */
  private void put(ConceptProperty property, Collection<String> values) {
    if (!values.isEmpty() && options.properties().contains(property)) {
      fields.put(property.field(), new ArrayList<>(values));
    }
  }

  private static List<Map<String, Object>> mentionList(
      List<Mention> mentions, List<Passage> passages) {
    List<Map<String, Object>> list = new ArrayList<>(mentions.size());
    for (Mention mention : mentions) {
      Passage passage = passages.get(mention.passage());
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("field", passage.field());
      fields.put("start", mention.start());
      fields.put("end", mention.end());
      fields.put("text", passage.text().substring(mention.start(), mention.end()));
      fields.put("id", mention.conceptId());
      fields.put("name", mention.name());
      fields.put("score", rounded(mention.score()));
      fields.put("assertion", mention.assertion().label());
      fields.put("path", mention.path().label());
      fields.put("candidates", candidateList(mention.candidates()));
      list.add(fields);
    }
    return list;
  }

  private static List<Map<String, Object>> candidateList(List<Candidate> candidates) {
    List<Map<String, Object>> list = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("id", candidate.conceptId());
      fields.put("name", candidate.name());
      fields.put("score", rounded(candidate.score()));
      list.add(fields);
    }
    return list;
  }

  /** Four digits: more is no information, and takes room in every document. */
  private static double rounded(double score) {
    return Math.round(score * SCORE_STEPS) / SCORE_STEPS;
  }
}

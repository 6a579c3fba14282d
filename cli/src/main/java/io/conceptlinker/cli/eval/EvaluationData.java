package io.conceptlinker.cli.eval;

import io.conceptlinker.kb.KnowledgeBase;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation is about.
 *
 * @param kb the knowledge base, unless training makes one; stays open meanwhile
 * @param gold the documents
 * @param training training documents, perhaps none
 */
record EvaluationData(
    Optional<KnowledgeBase> kb, List<GoldDocument> gold, List<GoldDocument> training) {}

package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.ingest.kb.KnowledgeBaseLease;
import io.conceptlinker.ingest.kb.KnowledgeBases;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Passage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRunnable;

/**
 * Resolves concepts with the knowledge bases of this node.
 *
 * <p>A text is linked like the text of a document. Each mention is a concept that documents have to
 * hold; where its words are a name of several concepts, any of these readings will do.
 */
public final class KnowledgeBaseResolver implements ConceptResolver {
  private static final int MAX_READINGS = 10;

  /** A reading counts when its score is at least this share of the best one's. */
  private static final double READING_SHARE = 0.2;

  private static final LinkOptions OPTIONS =
      new LinkOptions(0, Set.of(), OverlapPolicy.LONGEST, MAX_READINGS);

  private final Supplier<KnowledgeBases> knowledgeBases;
  private final Supplier<Executor> executor;

  /**
   * Both are asked when a query runs: queries are registered before the node's services exist.
   *
   * @param executor runs the asynchronous answers
   */
  public KnowledgeBaseResolver(
      Supplier<KnowledgeBases> knowledgeBases, Supplier<Executor> executor) {
    this.knowledgeBases = knowledgeBases;
    this.executor = executor;
  }

  @Override
  public void resolve(ConceptQuestion question, ActionListener<ConceptTerms> listener) {
    executor.get().execute(ActionRunnable.supply(listener, () -> resolve(question)));
  }

  @Override
  public ConceptTerms resolve(ConceptQuestion question) {
    String text = question.text();
    if (text == null && question.maxDepth() == 0) {
      return ConceptTerms.anyOf(new LinkedHashSet<>(question.ids()));
    }
    try (KnowledgeBaseLease lease =
        KnowledgeBaseChoice.lease(knowledgeBases.get(), question.kb())) {
      OpenKnowledgeBase knowledgeBase = lease.knowledgeBase();
      if (text == null) {
        return ConceptTerms.anyOf(expand(question, question.ids(), knowledgeBase));
      }
      List<SequencedSet<String>> required = new ArrayList<>();
      for (List<String> readings : readings(text, knowledgeBase)) {
        SequencedSet<String> terms = expand(question, readings, knowledgeBase);
        if (!required.contains(terms)) {
          required.add(terms);
        }
      }
      return new ConceptTerms(required);
    }
  }

  private static List<List<String>> readings(String text, OpenKnowledgeBase knowledgeBase) {
    LinkRequest request = new LinkRequest(List.of(new Passage("text", text)), OPTIONS);
    List<Mention> mentions = knowledgeBase.linker().link(List.of(request)).getFirst().mentions();
    return mentions.stream().map(KnowledgeBaseResolver::readings).toList();
  }

  private static List<String> readings(Mention mention) {
    SequencedSet<String> readings = new LinkedHashSet<>();
    readings.add(mention.conceptId());
    // The runners-up of a lexical link are names that look alike, not readings of the same words.
    if (mention.path() != LinkPath.LEXICAL) {
      for (Candidate candidate : mention.candidates()) {
        if (candidate.score() >= READING_SHARE * mention.score()) {
          readings.add(candidate.conceptId());
        }
      }
    }
    return List.copyOf(readings);
  }

  /** An id that the knowledge base lacks stands for itself: documents may hold it all the same. */
  private static SequencedSet<String> expand(
      ConceptQuestion question, Collection<String> ids, OpenKnowledgeBase knowledgeBase) {
    int limit = question.maxTerms();
    SequencedSet<String> terms = new LinkedHashSet<>(ids);
    for (String id : ids) {
      terms.addAll(knowledgeBase.withNarrower(id, question.maxDepth(), limit + 1));
      if (terms.size() > limit) {
        throw new IllegalArgumentException(
            "[concept] query: ["
                + id
                + "] stands for more than ["
                + limit
                + "] concepts with narrower ones, which is [index.max_terms_count]: lower"
                + " [max_depth], or use a term query on the [ancestors] field of the documents");
      }
    }
    return terms;
  }
}

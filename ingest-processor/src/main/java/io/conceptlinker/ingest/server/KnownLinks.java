package io.conceptlinker.ingest.server;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.Passage;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.lm.cache.AnswerKind;
import io.conceptlinker.link.lm.cache.ModelAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The links that a server made of whole documents, for when it does not answer: by the versions of
 * the model and the knowledge base, the texts and what was asked. Kept are offsets, ordinals and
 * scores. Thread-safe.
 */
final class KnownLinks {
  /** Numbers of a mention before its candidates. */
  private static final int HEAD = 8;

  private final AnswerCache cache;

  KnownLinks(AnswerCache cache) {
    this.cache = cache;
  }

  /** Keeps the links of a document, unless the node does not know their concepts. */
  void keep(String model, KnowledgeBase kb, LinkRequest request, LinkResult result) {
    if (!cache.isOn()) {
      return;
    }
    double[] numbers =
        result.mentions().stream().flatMapToDouble(mention -> numbers(kb, mention)).toArray();
    if (links(kb, numbers).equals(result)) {
      new ModelAnswers(cache, model).keep(AnswerKind.LINKS, parts(kb, request), numbers);
    }
  }

  /** The links of a document if they were kept. */
  Optional<LinkResult> find(String model, KnowledgeBase kb, LinkRequest request) {
    return new ModelAnswers(cache, model)
        .find(AnswerKind.LINKS, parts(kb, request))
        .map(numbers -> links(kb, numbers));
  }

  private static List<int[]> parts(KnowledgeBase kb, LinkRequest request) {
    LinkOptions options = request.options();
    List<int[]> parts = new ArrayList<>();
    parts.add(letters(kb.version()));
    parts.add(letters(request.language()));
    parts.add(letters(options.overlap().name()));
    parts.add(letters(Double.toHexString(options.minScore())));
    parts.add(new int[] {options.maxCandidates(), options.semanticGroups().size()});
    options.semanticGroups().stream().sorted().forEach(group -> parts.add(letters(group)));
    for (Passage passage : request.passages()) {
      parts.add(letters(passage.text()));
    }
    return parts;
  }

  private static int[] letters(String text) {
    return text.chars().toArray();
  }

  @SuppressWarnings("EnumOrdinal") // kept by this process for itself
  private static DoubleStream numbers(KnowledgeBase kb, Mention mention) {
    DoubleStream head =
        DoubleStream.of(
            mention.passage(),
            mention.start(),
            mention.end(),
            kb.concept(mention.conceptId()),
            mention.score(),
            mention.assertion().ordinal(),
            mention.path().ordinal(),
            mention.candidates().size());
    return DoubleStream.concat(
        head,
        mention.candidates().stream()
            .flatMapToDouble(one -> DoubleStream.of(kb.concept(one.conceptId()), one.score())));
  }

  @SuppressWarnings("EnumOrdinal")
  private static LinkResult links(KnowledgeBase kb, double[] numbers) {
    List<Mention> mentions = new ArrayList<>();
    int at = 0;
    while (at < numbers.length) {
      int first = at + HEAD;
      int count = (int) numbers[at + 7];
      List<Candidate> candidates =
          IntStream.range(0, count)
              .mapToObj(i -> candidate(kb, numbers[first + 2 * i], numbers[first + 2 * i + 1]))
              .toList();
      Candidate linked = candidate(kb, numbers[at + 3], numbers[at + 4]);
      mentions.add(
          new Mention(
              (int) numbers[at],
              (int) numbers[at + 1],
              (int) numbers[at + 2],
              linked.conceptId(),
              linked.name(),
              linked.score(),
              Assertion.values()[(int) numbers[at + 5]],
              LinkPath.values()[(int) numbers[at + 6]],
              candidates));
      at = first + 2 * count;
    }
    return new LinkResult(mentions);
  }

  private static Candidate candidate(KnowledgeBase kb, double concept, double score) {
    int ordinal = (int) concept;
    return ordinal < 0
        ? new Candidate("", "", score)
        : new Candidate(kb.id(ordinal), kb.preferredName(ordinal), score);
  }
}

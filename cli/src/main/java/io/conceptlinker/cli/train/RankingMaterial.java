package io.conceptlinker.cli.train;

import io.conceptlinker.cli.corpus.ConceptReferences;
import io.conceptlinker.cli.corpus.TrainedKnowledgeBase;
import io.conceptlinker.cli.eval.GoldDocument;
import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.RankingExamples;
import io.conceptlinker.link.RankingExamples.Example;
import io.conceptlinker.link.RankingExamples.Look;
import io.conceptlinker.link.Span;
import io.conceptlinker.load.TrainingName;
import io.conceptlinker.train.RankingExample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** What a ranker is trained on and calibrated with. Knowledge bases are closed with this. */
final class RankingMaterial implements AutoCloseable {
  /** Behind the name of a corpus whose knowledge base is as if it did not have all concepts. */
  private static final String PARTLY = ", partly known";

  /** Into how many parts a corpus is cut whose documents name the concepts of one another. */
  private static final int FOLDS = 5;

  private static final LinkOptions OPTIONS = new LinkOptions(0, Set.of(), OverlapPolicy.ALL, 1);

  private final TrainingSpec spec;
  private final TrainingSpec.RankingSpec ranking;
  private final CandidateDecoding decoding;
  private final List<TrainedKnowledgeBase> opened = new ArrayList<>();
  private final List<RankingSet> learn = new ArrayList<>();
  private final List<RankingSet> calibrate = new ArrayList<>();

  private RankingMaterial(
      TrainingSpec spec, TrainingSpec.RankingSpec ranking, CandidateDecoding decoding) {
    this.spec = spec;
    this.ranking = ranking;
    this.decoding = decoding;
  }

  static RankingMaterial read(
      TrainingSpec spec,
      TrainingSpec.RankingSpec ranking,
      CandidateDecoding decoding,
      Terminal terminal)
      throws IOException {
    RankingMaterial material = new RankingMaterial(spec, ranking, decoding);
    try {
      for (Map.Entry<String, List<String>> corpus : ranking.learn().entrySet()) {
        Source source = new Source(corpus.getKey(), corpus.getValue(), 1, true);
        material.read(source, ranking.mentions(), terminal, material.learn);
      }
      for (Map.Entry<String, List<String>> corpus : ranking.folds().entrySet()) {
        Source source = new Source(corpus.getKey(), corpus.getValue(), FOLDS, false);
        material.read(source, ranking.mentions(), terminal, material.learn);
      }
      for (String corpus : ranking.bare()) {
        Source source = new Source(corpus, List.of(), 1, false);
        material.read(source, ranking.mentions(), terminal, material.learn);
      }
      for (Map.Entry<String, List<String>> corpus : ranking.calibrate().entrySet()) {
        Source source = new Source(corpus.getKey(), corpus.getValue(), 1, true);
        material.read(source, ranking.calibrationMentions(), terminal, material.calibrate);
      }
      return material;
    } catch (IOException | RuntimeException e) {
      material.close();
      throw e;
    }
  }

  List<RankingSet> learn() {
    return learn;
  }

  List<RankingSet> calibrate() {
    return calibrate;
  }

  /**
   * A corpus to be read.
   *
   * @param strings corpora whose strings are names
   * @param folds if several, each is read with the strings of the others as names, too
   * @param isNew whether the model has not learnt from it
   */
  private record Source(String corpus, List<String> strings, int folds, boolean isNew) {}

  private void read(Source source, int most, Terminal terminal, List<RankingSet> into)
      throws IOException {
    TrainingSpec.Corpus corpus = spec.corpus(source.corpus());
    try (Step step = terminal.step("Candidates of " + source.corpus());
        KnowledgeBase base =
            KnowledgeBase.open(spec.knowledgeBase(corpus.knowledgeBase()).path())) {
      ConceptReferences references = new ConceptReferences(base);
      List<GoldDocument> naming = new ArrayList<>();
      for (String other : source.strings()) {
        naming.addAll(spec.corpus(other).documents(references));
      }
      List<GoldDocument> documents = new ArrayList<>(corpus.documents(references));
      Collections.shuffle(documents, new Random(spec.machine().seed()));
      int mentions = 0;
      for (int fold = 0; fold < source.folds(); fold++) {
        List<GoldDocument> inside = new ArrayList<>();
        List<GoldDocument> named = new ArrayList<>(naming);
        for (int i = 0; i < documents.size(); i++) {
          (i % source.folds() == fold ? inside : named).add(documents.get(i));
        }
        List<RankingSet> sets =
            sets(source, base, references, named, inside, most / source.folds());
        mentions += sets.getFirst().mentions().size();
        into.addAll(sets);
      }
      boolean isDecoded = source.isNew() && decoding.isPossible(base);
      step.done(Numbers.of(mentions, "mention") + (isDecoded ? ", and what the model names" : ""));
    }
  }

  /**
   * Documents as they are, and once more as if the knowledge base did not have some of its
   * concepts: from their mentions is learnt what it looks like if no candidate is right.
   */
  private List<RankingSet> sets(
      Source source,
      KnowledgeBase base,
      ConceptReferences references,
      List<GoldDocument> naming,
      List<GoldDocument> documents,
      int most)
      throws IOException {
    List<TrainingName> names = GoldDocument.names(naming);
    TrainedKnowledgeBase trained =
        ranking.addConcepts().contains(source.corpus())
            ? TrainedKnowledgeBase.withConcepts(Optional.of(base), names)
            : TrainedKnowledgeBase.of(base, names);
    opened.add(trained);
    KnowledgeBase kb = trained.knowledgeBase();
    List<RankingSet> sets = new ArrayList<>();
    // Of what the model has learnt from, only the first look counts, which it has no part in.
    try (@Nullable NameTrie trie = source.isNew() ? decoding.names(base, kb).orElse(null) : null) {
      RankingExamples examples = decoding.examples(kb, Optional.ofNullable(trie));
      sets.add(set(source, kb, examples, 0, references, documents, most));
      if (ranking.unknown() > 0) {
        sets.add(set(source, kb, examples, ranking.unknown(), references, documents, most));
      }
    }
    return sets;
  }

  /**
   * Mentions with their candidates.
   *
   * @param unknown the share of concepts that the knowledge base is not to have
   * @param own the concepts that it has without training strings
   */
  private static RankingSet set(
      Source source,
      KnowledgeBase kb,
      RankingExamples examples,
      double unknown,
      ConceptReferences own,
      List<GoldDocument> documents,
      int most) {
    double coverage =
        documents.stream()
            .flatMap(document -> document.mentions().stream())
            .mapToInt(
                mention ->
                    mention.gold().ids().stream()
                            .anyMatch(id -> !isUnknown(id, unknown) && own.concept(id) >= 0)
                        ? 1
                        : 0)
            .average()
            .orElse(1);
    RankingExamples some =
        examples.without(concept -> isUnknown(kb.id(concept), unknown), coverage);
    List<RankingSet.Labelled> mentions = new ArrayList<>();
    for (GoldDocument document : documents) {
      if (mentions.size() < most) {
        add(document, some, kb, mentions);
      }
    }
    String name = unknown > 0 ? source.corpus() + PARTLY : source.corpus();
    return new RankingSet(name, kb, source.isNew(), unknown == 0, mentions);
  }

  /** The same concepts each time. */
  private static boolean isUnknown(String id, double share) {
    return Math.floorMod(StringHelper.murmurhash3_x86_32(new BytesRef(id), 0), 1000)
        < Math.round(1000 * share);
  }

  private static void add(
      GoldDocument document,
      RankingExamples examples,
      KnowledgeBase kb,
      List<RankingSet.Labelled> into) {
    List<Span> spans = new ArrayList<>();
    List<GoldConcepts> gold = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < document.mentions().size(); i++) {
      Optional<Span> span = document.span(i);
      if (span.isPresent()) {
        spans.add(span.get());
        GoldMention mention = document.mentions().get(i);
        gold.add(mention.gold());
        questions.add(mention.question());
      }
    }
    List<Optional<Example>> found = examples.of(document.request(OPTIONS), spans);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).isPresent()) {
        Example example = found.get(i).get();
        GoldConcepts asked = gold.get(i);
        into.add(
            new RankingSet.Labelled(
                questions.get(i),
                example.first().map(look -> labelled(look, asked, kb)),
                labelled(example.second(), asked, kb),
                example.second().asked()));
      }
    }
  }

  private static RankingExample labelled(Look look, GoldConcepts gold, KnowledgeBase kb) {
    int[] concepts = look.mention().concepts();
    boolean[] right = new boolean[concepts.length];
    for (int i = 0; i < concepts.length; i++) {
      right[i] = gold.ids().contains(kb.id(concepts[i]));
    }
    return new RankingExample(
        look.mention(), right, concept -> kb.semanticGroup(concept).orElse(""));
  }

  @Override
  public void close() throws IOException {
    for (TrainedKnowledgeBase trained : opened) {
      trained.close();
    }
    opened.clear();
  }
}

package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameEncoding;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.lm.CountingModel;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.lm.cache.ModelAnswers;
import io.conceptlinker.link.lm.find.MentionFinder;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.weights.ModelFormatException;
import io.conceptlinker.link.rank.CandidateModel;
import io.conceptlinker.link.rank.ConceptDecoder;
import io.conceptlinker.link.rank.RankingFile;
import io.conceptlinker.link.rank.RankingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A language model that is ready to link, to any knowledge base. Immutable and thread-safe; must
 * stay open while its linkers are used.
 */
public final class GenerativeModel implements AutoCloseable {
  private static final String WARM_UP = "fever";

  private final ModelDirectory directory;
  private final CountingModel model;
  private final PromptWriter prompts;
  private final RankingModel ranking;
  private final ModelAnswers answers;
  private final Optional<MentionFinder> mentionFinder;

  /**
   * A model whose answers come from somewhere else than ONNX Runtime.
   *
   * @param directory has the tokenizer, the prompt and the ranker
   * @param model answers; closed with this
   */
  public GenerativeModel(ModelDirectory directory, LanguageModel model) throws IOException {
    this(directory, model, AnswerCache.none());
  }

  /**
   * One that does not ask twice.
   *
   * @param cache keeps what the model answers
   */
  public GenerativeModel(ModelDirectory directory, LanguageModel model, AnswerCache cache)
      throws IOException {
    this.directory = directory;
    this.answers = new ModelAnswers(cache, directory.version());
    this.model = new CountingModel(model);
    this.prompts = new PromptWriter(directory.tokenizer(), directory.prompt());
    this.mentionFinder = model.tagger().map(tagger -> new MentionFinder(tagger, prompts, answers));
    Path ranker = directory.path().resolve(RankingFile.NAME);
    if (!Files.exists(ranker)) {
      throw new ModelFormatException(
          ranker, "expected it, found none; `concept-linker train rank` makes it");
    }
    this.ranking = RankingFile.read(ranker);
  }

  /**
   * Opens a model directory on ONNX Runtime, in this process.
   *
   * @throws IOException if a file is missing, changed or does not fit the others
   */
  public static GenerativeModel open(Path path) throws IOException {
    return open(path, AnswerCache.none());
  }

  /**
   * One that does not ask twice.
   *
   * @param cache keeps what the model answers
   * @throws IOException if a file is missing, changed or does not fit the others
   */
  public static GenerativeModel open(Path path, AnswerCache cache) throws IOException {
    ModelDirectory directory = ModelDirectory.open(path);
    LanguageModel model = OnnxModel.load(directory.graph(), directory.shape(), directory.longest());
    try {
      return new GenerativeModel(directory, model, cache);
    } catch (IOException | RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** What tells models apart: 12 hexadecimal digits. */
  public String version() {
    return directory.version();
  }

  /** How often the model was asked about a mention so far, by all of its linkers. */
  public long calls() {
    return model.calls();
  }

  /**
   * The least score of a link for links that are right as often as is wanted, on text like that
   * which the model was measured with.
   *
   * @param precision the share of links that are right, 0 to 1
   * @throws IllegalArgumentException if no score was seen to give it
   */
  public double minScore(double precision) {
    return ranking.thresholds().minScore(precision);
  }

  /** How names are put to this model. */
  public NameEncoding names() {
    return directory.names();
  }

  /**
   * Opens the names of a knowledge base as tokens of this model, if {@code kb tries} wrote them.
   *
   * @param kb stays open as long as they are used
   * @throws io.conceptlinker.kb.StaleNameTrieException if they are of another version of it
   */
  public Optional<NameTrie> openNames(KnowledgeBase kb) throws IOException {
    return directory.hasNames(kb) ? Optional.of(directory.openNames(kb)) : Optional.empty();
  }

  /**
   * A linker to a knowledge base, which stays open as long as it is used. It answers with concepts
   * that look-ups find by their names.
   */
  public SpanLinker linker(KnowledgeBase kb) {
    return new GenerativeLinker(kb, candidates(kb), ranking).with(mentionFinder);
  }

  /**
   * A linker that can answer with any concept of a knowledge base. That and its names stay open as
   * long as it is used.
   */
  public SpanLinker linker(NameTrie names) {
    KnowledgeBase kb = names.knowledgeBase();
    return new GenerativeLinker(kb, candidates(kb), ranking, decoder(names)).with(mentionFinder);
  }

  /** A linker that shares what a lexical one knows of its knowledge base; made at no cost. */
  public SpanLinker linker(LexicalLinker lexical) {
    LinkerParts parts = lexical.parts();
    return new GenerativeLinker(parts, candidates(parts.kb()), ranking).with(mentionFinder);
  }

  /**
   * A linker that can answer with any concept and shares what a lexical one knows of its knowledge
   * base; made at no cost.
   *
   * @param names of the same knowledge base; they stay open as long as the linker is used
   */
  public SpanLinker linker(LexicalLinker lexical, NameTrie names) {
    LinkerParts parts = lexical.parts();
    return new GenerativeLinker(parts, candidates(parts.kb()), ranking, Optional.of(decoder(names)))
        .with(mentionFinder);
  }

  private CandidateModel candidates(KnowledgeBase kb) {
    return new CandidateModel(kb, model, prompts, answers);
  }

  private ConceptDecoder decoder(NameTrie names) {
    return new ConceptDecoder(model, prompts, names, answers);
  }

  /**
   * Computes something, so that the first text does not wait for what a runtime prepares on its
   * first use.
   */
  public void warmUp() {
    int[] prompt = prompts.inText(WARM_UP, 0, WARM_UP.length());
    int[] answer = prompts.answer(WARM_UP);
    Question question =
        new Question(
            0,
            Arrays.copyOf(answer, Math.min(answer.length, model.longest() - prompt.length)),
            0,
            new int[0]);
    try (LanguageModel.Session session = model.open(List.of(prompt))) {
      session.ask(List.of(question));
    }
  }

  @Override
  public void close() {
    model.close();
  }
}

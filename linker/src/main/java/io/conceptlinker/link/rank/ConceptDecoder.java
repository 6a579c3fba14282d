package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.cache.AnswerKind;
import io.conceptlinker.link.lm.cache.ModelAnswers;
import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.lm.decode.DecodingRequest;
import io.conceptlinker.link.lm.decode.DecodingSpec;
import io.conceptlinker.link.lm.decode.GuidedDecoder;
import io.conceptlinker.link.lm.decode.Normalization;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.rank.CandidateModel.Asked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Asks a language model what mentions denote, any name of the knowledge base being allowed. What it
 * says of a mention depends on nothing beside it, and takes a bounded number of calls. Thread-safe.
 */
public final class ConceptDecoder {
  /**
   * Five concepts, or fewer that have nearly all probability together, in four calls at most: on
   * NCBI-disease dev and diseases of BC5CDR dev, eight or sixteen calls named the right concept for
   * no more mentions, three for fewer.
   */
  public static final DecodingSpec SPEC =
      new DecodingSpec(Normalization.ALLOWED_TOKENS, 5, 0.05, 3, 4);

  /** Candidates whose nearest names the model is expected to say. */
  private static final int DRAFTS = 3;

  private final NameTrie names;
  private final PromptWriter prompts;
  private final GuidedDecoder decoder;
  private final ModelAnswers answers;

  /** The version of the knowledge base, whose names decide what can be said. */
  private final int[] version;

  /**
   * A decoder.
   *
   * @param names of the knowledge base, as tokens of the model
   */
  public ConceptDecoder(LanguageModel model, PromptWriter prompts, NameTrie names) {
    this(model, prompts, names, ModelAnswers.unkept());
  }

  /**
   * One that does not ask twice.
   *
   * @param answers of the model
   */
  public ConceptDecoder(
      LanguageModel model, PromptWriter prompts, NameTrie names, ModelAnswers answers) {
    this.names = names;
    this.prompts = prompts;
    this.answers = answers;
    this.version = names.knowledgeBase().version().chars().toArray();
    this.decoder = new GuidedDecoder(model, names, prompts.id(Markup.END), SPEC);
  }

  /**
   * What the model names, for each mention, the most probable first.
   *
   * @param mentions with the candidates that are known already, the best first, which may be none
   * @param groups semantic groups that concepts are to be of; all if it is empty
   */
  public List<List<DecodedConcept>> decode(List<Asked> mentions, Set<String> groups) {
    return decode(mentions, groups, true).stream().map(Optional::orElseThrow).toList();
  }

  /**
   * The same if there is no time, perhaps.
   *
   * @param mayAsk whether the model may compute; otherwise there is nothing for a mention that it
   *     was not asked about before
   */
  public List<Optional<List<DecodedConcept>>> decode(
      List<Asked> mentions, Set<String> groups, boolean mayAsk) {
    long sections = sections(groups);
    List<DecodingRequest> requests = new ArrayList<>(mentions.size());
    for (Asked mention : mentions) {
      int[] prompt = prompts.inText(mention.text(), mention.start(), mention.end());
      requests.add(new DecodingRequest(prompt, sections, drafts(mention)));
    }
    return answers.of(AnswerKind.CONCEPTS, requests, mayAsk, this::parts, this::ask).stream()
        .map(answer -> answer.map(ConceptDecoder::concepts))
        .toList();
  }

  /** What is named depends on drafts by rounding only; so it is the same to the last digit. */
  private List<int[]> parts(DecodingRequest request) {
    List<int[]> parts = new ArrayList<>();
    parts.add(version);
    parts.add(request.prompt());
    parts.add(new int[] {(int) (request.sections() >>> Integer.SIZE), (int) request.sections()});
    parts.addAll(request.drafts());
    return parts;
  }

  private List<double[]> ask(List<DecodingRequest> requests) {
    return decoder.decode(requests).stream().map(decoding -> numbers(decoding.concepts())).toList();
  }

  private static double[] numbers(List<DecodedConcept> concepts) {
    return concepts.stream()
        .flatMapToDouble(one -> DoubleStream.of(one.concept(), one.logProb(), one.name()))
        .toArray();
  }

  private static List<DecodedConcept> concepts(double[] numbers) {
    List<DecodedConcept> concepts = new ArrayList<>(numbers.length / 3);
    for (int i = 0; i < numbers.length; i += 3) {
      concepts.add(new DecodedConcept((int) numbers[i], numbers[i + 1], (int) numbers[i + 2]));
    }
    return concepts;
  }

  private long sections(Set<String> groups) {
    if (groups.isEmpty()) {
      return NameTrie.ALL_SECTIONS;
    }
    long sections = 0;
    for (String group : groups) {
      sections |= names.section(group);
    }
    return sections;
  }

  private List<int[]> drafts(Asked mention) {
    KnowledgeBase kb = names.knowledgeBase();
    List<int[]> drafts = new ArrayList<>(DRAFTS);
    for (int i = 0; i < Math.min(DRAFTS, mention.concepts().length); i++) {
      for (String name : NameChoice.nearest(kb, mention.concepts()[i], mention.surface(), 1)) {
        int[] answer = prompts.answer(name);
        drafts.add(Arrays.copyOf(answer, answer.length - 1));
      }
    }
    return drafts;
  }
}

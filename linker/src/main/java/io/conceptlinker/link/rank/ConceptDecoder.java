package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.decode.DecodedConcept;
import io.conceptlinker.link.lm.decode.Decoding;
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
import java.util.Set;

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

  /**
   * A decoder.
   *
   * @param names of the knowledge base, as tokens of the model
   */
  public ConceptDecoder(LanguageModel model, PromptWriter prompts, NameTrie names) {
    this.names = names;
    this.prompts = prompts;
    this.decoder = new GuidedDecoder(model, names, prompts.id(Markup.END), SPEC);
  }

  /**
   * What the model names, for each mention, the most probable first.
   *
   * @param mentions with the candidates that are known already, the best first, which may be none
   * @param groups semantic groups that concepts are to be of; all if it is empty
   */
  public List<List<DecodedConcept>> decode(List<Asked> mentions, Set<String> groups) {
    long sections = sections(groups);
    List<DecodingRequest> requests = new ArrayList<>(mentions.size());
    for (Asked mention : mentions) {
      int[] prompt = prompts.inText(mention.text(), mention.start(), mention.end());
      requests.add(new DecodingRequest(prompt, sections, drafts(mention)));
    }
    return decoder.decode(requests).stream().map(Decoding::concepts).toList();
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

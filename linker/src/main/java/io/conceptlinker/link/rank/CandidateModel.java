package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.NameForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a language model which of some concepts a mention denotes. Thread-safe. */
public final class CandidateModel {
  private final KnowledgeBase kb;
  private final LanguageModel model;
  private final PromptWriter prompts;

  public CandidateModel(KnowledgeBase kb, LanguageModel model, PromptWriter prompts) {
    this.kb = kb;
    this.model = model;
    this.prompts = prompts;
  }

  /**
   * A mention and what it could denote.
   *
   * @param text its passage, with abbreviations expanded
   * @param start where it starts there
   * @param end where it ends there
   * @param concepts ordinals
   * @param said for each concept the ordinal of a name that is to be among those that the model is
   *     asked about, or -1
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Asked(String text, int start, int end, int[] concepts, int[] said) {
    String surface() {
      return text.substring(start, end);
    }
  }

  /** What the model says of each mention's concepts. */
  public List<ModelScores> score(List<Asked> mentions) {
    List<int[]> asked = new ArrayList<>(mentions.size());
    List<Question> questions = new ArrayList<>();
    List<int[]> counts = new ArrayList<>(mentions.size());
    for (int i = 0; i < mentions.size(); i++) {
      Asked mention = mentions.get(i);
      int[] prompt = prompts.inText(mention.text(), mention.start(), mention.end());
      int room = model.longest() - prompt.length;
      asked.add(prompt);
      int[] names = new int[mention.concepts().length];
      for (int j = 0; j < names.length; j++) {
        Collection<String> asking = names(mention, j);
        names[j] = asking.size();
        for (String name : asking) {
          questions.add(new Question(i, fitting(prompts.answer(name), room), 0, new int[0]));
        }
      }
      counts.add(names);
    }
    if (questions.isEmpty()) {
      return List.of();
    }
    try (LanguageModel.Session session = model.open(asked)) {
      return scores(session.ask(questions), counts);
    }
  }

  /** The names that are written most like the mention, and the one that was said. */
  private Collection<String> names(Asked mention, int candidate) {
    List<String> nearest =
        NameChoice.nearest(kb, mention.concepts()[candidate], mention.surface(), NameChoice.NAMES);
    int said = mention.said()[candidate];
    if (said < 0) {
      return nearest;
    }
    Map<String, String> different = new LinkedHashMap<>();
    nearest.forEach(name -> different.put(NameForm.LOWER_CASE.text(name), name));
    different.putIfAbsent(NameForm.LOWER_CASE.text(kb.nameText(said)), kb.nameText(said));
    return different.values();
  }

  /** A name that is too long is known by how it begins. */
  private static int[] fitting(int[] name, int room) {
    return name.length <= room ? name : Arrays.copyOf(name, room);
  }

  private static List<ModelScores> scores(List<float[]> answers, List<int[]> counts) {
    List<ModelScores> scores = new ArrayList<>(counts.size());
    int at = 0;
    for (int[] names : counts) {
      double[] logProbs = new double[names.length];
      double[] perTokens = new double[names.length];
      for (int j = 0; j < names.length; j++) {
        double sum = 0;
        double likeliest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < names[j]; k++) {
          float[] answer = answers.get(at++);
          double logProb = 0;
          for (float token : answer) {
            logProb += token;
          }
          sum += Math.exp(logProb);
          if (logProb > likeliest) {
            likeliest = logProb;
            perTokens[j] = logProb / answer.length;
          }
        }
        // The sum of very small numbers is 0; the likeliest of them still has a logarithm.
        logProbs[j] = Math.max(likeliest, Math.log(sum));
      }
      scores.add(new ModelScores(logProbs, perTokens));
    }
    return scores;
  }
}

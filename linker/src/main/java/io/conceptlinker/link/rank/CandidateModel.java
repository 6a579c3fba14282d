package io.conceptlinker.link.rank;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.link.lm.cache.AnswerKind;
import io.conceptlinker.link.lm.cache.ModelAnswers;
import io.conceptlinker.link.lm.prompt.PromptWriter;
import io.conceptlinker.link.lm.tokenizer.NameForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a language model which of some concepts a mention denotes. Thread-safe. */
public final class CandidateModel {
  private final KnowledgeBase kb;
  private final LanguageModel model;
  private final PromptWriter prompts;
  private final ModelAnswers answers;

  public CandidateModel(KnowledgeBase kb, LanguageModel model, PromptWriter prompts) {
    this(kb, model, prompts, ModelAnswers.unkept());
  }

  /**
   * One that does not ask twice.
   *
   * @param answers of the model
   */
  public CandidateModel(
      KnowledgeBase kb, LanguageModel model, PromptWriter prompts, ModelAnswers answers) {
    this.kb = kb;
    this.model = model;
    this.prompts = prompts;
    this.answers = answers;
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

  /**
   * A mention as the model reads it.
   *
   * @param names for each concept the tokens of its names
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Reading(int[] prompt, List<List<int[]>> names) {

    /** What the scores depend on. */
    List<int[]> parts() {
      List<int[]> parts = new ArrayList<>();
      parts.add(prompt);
      for (List<int[]> concept : names) {
        parts.add(new int[] {concept.size()});
        parts.addAll(concept);
      }
      return parts;
    }
  }

  /** What the model says of each mention's concepts. */
  public List<ModelScores> score(List<Asked> mentions) {
    return score(mentions, true).stream().map(Optional::orElseThrow).toList();
  }

  /**
   * The same if there is no time, perhaps.
   *
   * @param mayAsk whether the model may compute; otherwise there is nothing for a mention that it
   *     was not asked about before
   */
  public List<Optional<ModelScores>> score(List<Asked> mentions, boolean mayAsk) {
    List<Reading> readings = mentions.stream().map(this::reading).toList();
    return answers.of(AnswerKind.SCORES, readings, mayAsk, Reading::parts, this::ask).stream()
        .map(answer -> answer.map(ModelScores::of))
        .toList();
  }

  private Reading reading(Asked mention) {
    int[] prompt = prompts.inText(mention.text(), mention.start(), mention.end());
    int room = model.longest() - prompt.length;
    List<List<int[]>> names = new ArrayList<>(mention.concepts().length);
    for (int i = 0; i < mention.concepts().length; i++) {
      names.add(
          names(mention, i).stream().map(name -> fitting(prompts.answer(name), room)).toList());
    }
    return new Reading(prompt, names);
  }

  private List<double[]> ask(List<Reading> mentions) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      for (List<int[]> concept : mentions.get(i).names) {
        for (int[] name : concept) {
          questions.add(new Question(i, name, 0, new int[0]));
        }
      }
    }
    try (LanguageModel.Session session =
        model.open(mentions.stream().map(Reading::prompt).toList())) {
      return scores(session.ask(questions), mentions);
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

  private static List<double[]> scores(List<float[]> answers, List<Reading> mentions) {
    List<double[]> scores = new ArrayList<>(mentions.size());
    int at = 0;
    for (Reading mention : mentions) {
      double[] logProbs = new double[mention.names.size()];
      double[] perTokens = new double[logProbs.length];
      for (int j = 0; j < logProbs.length; j++) {
        double sum = 0;
        double likeliest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < mention.names.get(j).size(); k++) {
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
      scores.add(new ModelScores(logProbs, perTokens).numbers());
    }
    return scores;
  }
}

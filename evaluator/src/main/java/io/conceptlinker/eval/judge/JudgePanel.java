package io.conceptlinker.eval.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Several judges who are asked the same questions. Thread-safe. */
public final class JudgePanel {
  private final List<ChatEndpoint> endpoints;
  private final ChatClient chat;
  private final VerdictCache cache;

  /**
   * A panel.
   *
   * @param endpoints one or more, each model once
   */
  public JudgePanel(List<ChatEndpoint> endpoints, ChatClient chat, VerdictCache cache) {
    this.endpoints = List.copyOf(endpoints);
    this.chat = chat;
    this.cache = cache;
    long models = endpoints.stream().map(ChatEndpoint::model).distinct().count();
    if (endpoints.isEmpty() || models < endpoints.size()) {
      throw new IllegalArgumentException(
          "judges [" + endpoints.size() + "]: expected one at least and no model twice");
    }
  }

  /** How many times judges will be asked at most, cached verdicts included. */
  public long votes(Mismatches mismatches) {
    long questions =
        mismatches.differing().stream().flatMap(m -> m.question().stream()).distinct().count();
    return questions * endpoints.size();
  }

  /**
   * Asks all judges about all mismatches that the hierarchy leaves open. Questions come in an order
   * that has nothing to do with that of the corpus, so what a budget allows is a fair sample; it is
   * the same order in each run.
   *
   * @param executor runs the calls; it decides how many there are at a time
   * @param progress told how many votes are there
   * @throws IOException when an endpoint refuses everything, or verdicts cannot be written
   */
  public PanelReport ask(Mismatches mismatches, ExecutorService executor, LongConsumer progress)
      throws IOException, InterruptedException {
    Map<JudgeQuestion, List<Future<Vote>>> pending = new LinkedHashMap<>();
    List<Judge> judges =
        endpoints.stream().map(endpoint -> new Judge(endpoint, chat, cache)).toList();
    try {
      for (JudgeQuestion question : questions(mismatches)) {
        List<Future<Vote>> votes = new ArrayList<>();
        judges.forEach(judge -> votes.add(executor.submit(() -> judge.vote(question))));
        pending.put(question, votes);
      }
      Map<JudgeQuestion, List<Vote>> cast = new LinkedHashMap<>();
      long done = 0;
      for (Map.Entry<JudgeQuestion, List<Future<Vote>>> question : pending.entrySet()) {
        List<Vote> votes = new ArrayList<>();
        for (Future<Vote> vote : question.getValue()) {
          votes.add(vote.get());
          progress.accept(++done);
        }
        cast.put(question.getKey(), votes);
      }
      return new PanelReport(
          mismatches,
          endpoints.stream().map(ChatEndpoint::model).toList(),
          mismatches.differing().stream().map(m -> judged(m, cast)).toList(),
          chat.budget().calls(),
          chat.budget().tokens());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("judge: expected a vote, found a failure of ours", e);
    } finally {
      pending.values().forEach(votes -> votes.forEach(vote -> vote.cancel(true)));
    }
  }

  private static JudgedMismatch judged(Mismatch mismatch, Map<JudgeQuestion, List<Vote>> cast) {
    Optional<JudgeQuestion> question = mismatch.question();
    return new JudgedMismatch(
        mismatch, question.isEmpty() ? List.of() : cast.getOrDefault(question.get(), List.of()));
  }

  private static List<JudgeQuestion> questions(Mismatches mismatches) throws IOException {
    Map<JudgeQuestion, byte[]> order = new LinkedHashMap<>();
    for (Mismatch mismatch : mismatches.differing()) {
      if (mismatch.question().isPresent()) {
        JudgeQuestion question = mismatch.question().get();
        order.put(question, Sha256.of(JudgePrompt.of("", question).user()));
      }
    }
    return order.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Arrays::compareUnsigned))
        .map(Map.Entry::getKey)
        .toList();
  }
}

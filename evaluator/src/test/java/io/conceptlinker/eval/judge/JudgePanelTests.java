package io.conceptlinker.eval.judge;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.excerpt.DocumentTexts;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.ontology.OntologyConcept;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.tests.util.LuceneTestCase;

public class JudgePanelTests extends LuceneTestCase {
  private static final RetryPolicy AT_ONCE =
      new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  private static final Pattern NAME =
      Pattern.compile("([AB])\\\\\":\\[\\{\\\\\"name\\\\\":\\\\\"(\\w+)");

  /**
   * {@code root} over {@code mid} over everything that begins with {@code leaf}; other ids are
   * apart.
   */
  private static final Ontology ONTOLOGY =
      new Ontology() {
        @Override
        public Optional<OntologyConcept> concept(String id) {
          if (id.startsWith("missing")) {
            return Optional.empty();
          }
          Set<String> parents =
              id.startsWith("leaf") ? Set.of("mid") : id.equals("mid") ? Set.of("root") : Set.of();
          return Optional.of(
              new OntologyConcept(id, id, "", List.of("other " + id), "What is it?", parents));
        }

        @Override
        public boolean isBroader(String id, String than) {
          return id.equals("root") && !than.equals("root")
              || id.equals("mid") && than.startsWith("leaf");
        }
      };

  private static LinkingCase scored(int number, String gold, String... answers) {
    GoldMention mention =
        new GoldMention("d" + number, 4, 8, "leaf", GoldConcepts.parse(gold), "", "en");
    List<RankedConcept> ranked =
        Arrays.stream(answers).map(answer -> new RankedConcept(answer, 0.5)).toList();
    return new LinkingCase(mention, ranked, List.of());
  }

  private static Mismatches mismatches(LinkingCase... cases) {
    return Mismatches.of(
        List.of(cases), ONTOLOGY, id -> Optional.of("the leaf of " + id + " fell"));
  }

  /** Says what a judge would who thinks that names that begin alike mean the same. */
  private static String honest(ChatServer.Call call, String exact) {
    StringBuilder reply = new StringBuilder("{");
    Matcher names = NAME.matcher(call.body());
    while (names.find()) {
      reply.append(reply.length() > 1 ? "," : "").append('"').append(names.group(1)).append("\":");
      reply.append(names.group(2).startsWith(exact) ? "\"exact\"" : "\"none\"");
    }
    return reply.append('}').toString();
  }

  private static PanelReport ask(
      Mismatches mismatches, Path verdicts, Budget budget, ChatEndpoint... endpoints)
      throws IOException, InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try (VerdictCache cache = VerdictCache.open(verdicts);
        HttpClient http = HttpClient.newHttpClient()) {
      JudgePanel panel =
          new JudgePanel(List.of(endpoints), new ChatClient(http, AT_ONCE, budget), cache);
      List<Long> progress = new ArrayList<>();
      PanelReport report = panel.ask(mismatches, executor, progress::add);
      assertEquals(panel.votes(mismatches), progress.size());
      return report;
    } finally {
      executor.shutdownNow();
      assertTrue(executor.awaitTermination(1, TimeUnit.MINUTES));
    }
  }

  private static Path cacheFile() {
    return createTempDir().resolve("verdicts");
  }

  private static Budget plenty() {
    return new Budget(10_000, 1_000_000);
  }

  public void testTheHierarchyAnswersWhatItCan() throws Exception {
    try (ChatServer server = new ChatServer(call -> call.reply(honest(call, "leaf")))) {
      PanelReport report =
          ask(
              mismatches(
                  scored(1, "leaf1", "leaf1"),
                  scored(2, "leaf1", "mid"),
                  scored(3, "mid", "leaf2"),
                  scored(4, "leaf1", "leaf2"),
                  scored(5, "leaf1", "alien"),
                  scored(6, "missing", "leaf1"),
                  scored(7, "leaf1"),
                  scored(8, "-1", "leaf1"),
                  scored(5, "leaf1", "alien")),
              cacheFile(),
              plenty(),
              server.endpoint("one"));
      assertEquals(7, report.mismatches().mentions());
      assertEquals(1, report.mismatches().right());
      assertEquals(1, report.mismatches().unanswered());
      assertEquals(1, report.byHierarchy(Verdict.BROADER));
      assertEquals(1, report.byHierarchy(Verdict.NARROWER));
      assertEquals(1, report.byJudges(Verdict.EXACT));
      assertEquals(1, report.byJudges(Verdict.NONE));
      assertEquals(1, report.unaskable());
      assertEquals(1, report.undecided());
      assertEquals(2, server.calls().size());
      assertEquals(2.0 / 7, report.recallWith(Verdict.EXACT), 1e-12);
      assertEquals(3.0 / 7, report.recallWith(Verdict.EXACT, Verdict.BROADER), 1e-12);
      assertEquals(1.0 / 7, report.recallWith(), 1e-12);
    }
  }

  /** The judge sees both concepts in either order and no id, rank or score. */
  public void testOrderIsBlind() throws Exception {
    LinkingCase[] cases = new LinkingCase[60];
    for (int i = 0; i < cases.length; i++) {
      cases[i] = scored(i, "leaf1", "alien");
    }
    try (ChatServer server = new ChatServer(call -> call.reply(honest(call, "leaf")))) {
      PanelReport report = ask(mismatches(cases), cacheFile(), plenty(), server.endpoint("one"));
      assertEquals(60, report.byJudges(Verdict.NONE));
      assertEquals(Long.valueOf(60), report.tally(0).gold().get(Verdict.EXACT));
      long goldFirst =
          server.calls().stream()
              .filter(call -> call.body().contains("\"A\\\":[{\\\"name\\\":\\\"leaf1"))
              .count();
      assertTrue("" + goldFirst, goldFirst > 10 && goldFirst < 50);
      for (ChatServer.Call call : server.calls()) {
        assertFalse(call.body().contains("0.5"));
        assertTrue(call.body().contains("other alien"));
        assertTrue(call.body().contains("the "));
      }
    }
  }

  public void testPanelAndAgreement() throws Exception {
    try (ChatServer server =
        new ChatServer(
            call -> {
              boolean strict = call.body().contains("\"model\":\"strict\"");
              call.reply(honest(call, strict ? "leaf1" : "leaf"));
            })) {
      PanelReport report =
          ask(
              mismatches(
                  scored(1, "leaf1", "leaf2"),
                  scored(2, "leaf1", "leaf2"),
                  scored(3, "leaf1", "alien"),
                  scored(4, "leaf1", "alien")),
              cacheFile(),
              plenty(),
              server.endpoint("one"),
              server.endpoint("two"),
              server.endpoint("strict"));
      assertEquals(12, report.calls());
      assertEquals(84, report.tokens());
      assertEquals("two of three", 2, report.byJudges(Verdict.EXACT));
      assertEquals(2, report.byJudges(Verdict.NONE));
      assertEquals(1, report.cohen(0, 1), 1e-12);
      // Agreed on 2 of 4; by chance 0.5 * 0 + 0.5 * 1.
      assertEquals(0, report.cohen(0, 2), 1e-12);
      // Agreed (1/3 + 1/3 + 1 + 1) / 4; by chance (4/12)^2 + (8/12)^2.
      assertEquals((2.0 / 3 - 5.0 / 9) / (4.0 / 9), report.fleiss(), 1e-12);
      assertEquals(4, report.questionsAnsweredByAll());
    }
  }

  public void testInvalidRepliesAreCountedAndDecideNothing() throws Exception {
    Path verdicts = cacheFile();
    try (ChatServer server =
        new ChatServer(
            call ->
                call.reply(
                    call.body().contains("\"model\":\"odd\"")
                        ? "I think it is exact."
                        : honest(call, "leaf")))) {
      Mismatches two = mismatches(scored(1, "leaf1", "leaf2"), scored(2, "leaf1", "leaf2"));
      for (int run = 0; run < 2; run++) {
        PanelReport report =
            ask(two, verdicts, plenty(), server.endpoint("odd"), server.endpoint("even"));
        assertEquals(2, report.tally(0).invalid());
        assertEquals(0, report.tally(1).invalid());
        assertEquals("one of two is no majority", 2, report.undecided());
        assertEquals(0, report.questionsAnsweredByAll());
        assertEquals(run == 0 ? 0 : 2, report.tally(0).cached());
      }
      assertEquals("an invalid reply is not paid for twice", 4, server.calls().size());
    }
  }

  public void testGoesOnWhereTheBudgetEnded() throws Exception {
    Path verdicts = cacheFile();
    LinkingCase[] cases = new LinkingCase[20];
    for (int i = 0; i < cases.length; i++) {
      cases[i] = scored(i, "leaf1", "leaf2");
    }
    try (ChatServer server = new ChatServer(call -> call.reply(honest(call, "leaf")))) {
      PanelReport first =
          ask(mismatches(cases), verdicts, new Budget(8, 1_000_000), server.endpoint("one"));
      assertEquals(8, first.byJudges(Verdict.EXACT));
      assertEquals(12, first.tally(0).unasked());
      assertEquals(12, first.undecided());
      PanelReport second = ask(mismatches(cases), verdicts, plenty(), server.endpoint("one"));
      assertEquals(20, second.byJudges(Verdict.EXACT));
      assertEquals(8, second.tally(0).cached());
      assertEquals(12, second.calls());
      assertEquals(20, server.calls().size());
    }
  }

  public void testFailuresAreCountedAndAskedAgainNextTime() throws Exception {
    Path verdicts = cacheFile();
    Mismatches one = mismatches(scored(1, "leaf1", "leaf2"));
    try (ChatServer server =
        new ChatServer(
            call -> {
              if (call.number() <= 2) {
                call.send(500);
              } else {
                call.reply(honest(call, "leaf"));
              }
            })) {
      PanelReport failed = ask(one, verdicts, plenty(), server.endpoint("one"));
      assertEquals(1, failed.tally(0).failed());
      assertEquals(Long.valueOf(1), failed.tally(0).failures().get("HTTP 500"));
      assertEquals(1, failed.undecided());
      assertEquals(1, ask(one, verdicts, plenty(), server.endpoint("one")).byJudges(Verdict.EXACT));
    }
  }

  public void testAnEndpointThatRefusesEndsTheRunAndKeepsWhatIsThere() throws Exception {
    Path verdicts = cacheFile();
    try (ChatServer server =
        new ChatServer(
            call -> {
              if (call.body().contains("\"model\":\"good\"")) {
                call.reply(honest(call, "leaf"));
              } else {
                call.send(401);
              }
            })) {
      Mismatches one = mismatches(scored(1, "leaf1", "leaf2"));
      ask(one, verdicts, plenty(), server.endpoint("good"));
      expectThrows(
          EndpointException.class,
          () -> ask(one, verdicts, plenty(), server.endpoint("good"), server.endpoint("bad")));
      assertEquals(1, ask(one, verdicts, plenty(), server.endpoint("good")).tally(0).cached());
    }
  }

  public void testTheSameQuestionIsAskedOnce() throws Exception {
    LinkingCase first = scored(1, "leaf1", "leaf2");
    LinkingCase again = scored(1, "leaf1", "leaf2", "alien");
    Mismatches both = Mismatches.of(List.of(first, again), ONTOLOGY, DocumentTexts.NONE);
    try (ChatServer server = new ChatServer(call -> call.reply(honest(call, "leaf")))) {
      PanelReport report = ask(both, cacheFile(), plenty(), server.endpoint("one"));
      assertEquals(2, report.byJudges(Verdict.EXACT));
      assertEquals(1, server.calls().size());
      assertEquals(Long.valueOf(1), report.tally(0).verdicts().get(Verdict.EXACT));
    }
  }

  public void testFiles() throws Exception {
    try (ChatServer server = new ChatServer(call -> call.reply(honest(call, "leaf")))) {
      PanelReport report =
          ask(
              mismatches(scored(1, "leaf1", "leaf2"), scored(2, "leaf1", "mid")),
              cacheFile(),
              plenty(),
              server.endpoint("one"),
              server.endpoint("two"));
      StringWriter lines = new StringWriter();
      new PanelWriter(report).writeJudgements(lines);
      assertEquals(
          "{\"document\":\"d1\",\"start\":4,\"end\":8,\"gold\":\"leaf1\",\"answer\":\"leaf2\","
              + "\"kinship\":\"sibling\",\"verdict\":\"exact\","
              + "\"votes\":{\"one\":\"exact\",\"two\":\"exact\"}}\n"
              + "{\"document\":\"d2\",\"start\":4,\"end\":8,\"gold\":\"leaf1\",\"answer\":\"mid\","
              + "\"kinship\":\"broader\",\"verdict\":\"broader\",\"votes\":{}}\n",
          lines.toString());
      StringWriter summary = new StringWriter();
      new PanelWriter(report).writeSummary(summary);
      assertTrue(summary.toString().contains("\"recall_at_1_exact_or_broader\" : 1.0"));
      assertTrue(summary.toString().contains("\"fleiss_kappa\" : null"));
    }
  }

  public void testAPanelHasEachModelOnce() throws Exception {
    try (ChatServer server = new ChatServer(call -> call.reply("x"))) {
      expectThrows(
          IllegalArgumentException.class,
          () ->
              ask(mismatches(), cacheFile(), plenty(), server.endpoint("a"), server.endpoint("a")));
      expectThrows(IllegalArgumentException.class, () -> ask(mismatches(), cacheFile(), plenty()));
    }
  }
}

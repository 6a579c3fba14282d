package io.conceptlinker.eval.report;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.linking.Dimension;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.linking.LinkingScorer;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.linking.Stratum;
import io.conceptlinker.eval.stats.Bootstrap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * What scoring costs, bootstrap included, from {@code predictions.jsonl} to {@code metrics.json}: a
 * second or less. Twenty of them are a busy machine, and no work that grows with its square.
 */
public class ScoringTimeTests extends LuceneTestCase {
  private static final int MENTIONS = 10_000;
  private static final int DOCUMENTS = 500;
  private static final double MOST_SECONDS = 20;

  public void testTenThousandMentions() throws IOException {
    Path directory = createTempDir();
    Path predictions = directory.resolve("predictions.jsonl");
    try (PredictionWriter writer = new PredictionWriter(Files.newBufferedWriter(predictions))) {
      for (int mention = 0; mention < MENTIONS; mention++) {
        writer.write(scored(mention));
      }
    }
    // Time of this thread, so that other processes do not count: the work has one core.
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    LinkingReport report =
        new LinkingScorer(Bootstrap.PROTOCOL).score(PredictionReader.readAll(predictions));
    try (MetricsWriter writer =
        new MetricsWriter(Files.newBufferedWriter(directory.resolve("metrics.json")))) {
      writer.linking(report);
    }
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began) / 1e9;
    assertEquals(MENTIONS, report.mentions());
    assertEquals(DOCUMENTS, report.documents());
    String measured =
        String.format(Locale.ROOT, "%,d mentions scored in %.2f s of one core", MENTIONS, seconds);
    Logger.getLogger(ScoringTimeTests.class.getName()).info(measured);
    assertTrue(measured, seconds < MOST_SECONDS);
  }

  /** Ten answers, and a stratum of each dimension: 40 groups are more than corpora have. */
  private static LinkingCase scored(int mention) {
    List<RankedConcept> ranked = new ArrayList<>();
    for (int rank = 0; rank < 10; rank++) {
      ranked.add(new RankedConcept("C" + (mention + rank * 7) % 3_000, random().nextDouble()));
    }
    List<Stratum> strata = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      int values = dimension == Dimension.GROUP ? 40 : 4;
      strata.add(new Stratum(dimension, "v" + random().nextInt(values)));
    }
    GoldMention gold =
        new GoldMention(
            "document-" + mention % DOCUMENTS,
            mention,
            mention + 12,
            "heart attack",
            GoldConcepts.of("C" + (mention + random().nextInt(4) * 7) % 3_000),
            "DISO",
            "en");
    return new LinkingCase(gold, ranked, strata);
  }
}

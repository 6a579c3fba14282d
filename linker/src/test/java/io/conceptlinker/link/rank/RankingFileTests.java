package io.conceptlinker.link.rank;

import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.rank.PrecisionThresholds.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RankingFileTests extends LuceneTestCase {

  public void testWhatIsReadIsWhatWasWritten() throws IOException {
    RankingModel model =
        new RankingModel(
            new Ranker(
                RankerTests.network(3),
                new Calibration(
                    RankerTests.temperature(Unanswered.ALWAYS, 1.25),
                    Map.of("DISO", RankerTests.temperature(Unanswered.SEEN, 0.9)))),
            new Ranker(RankerTests.network(5), Calibration.NONE),
            0.97,
            0.005,
            new PrecisionThresholds(
                List.of(new Threshold(0.8, 0.21, 0.97), new Threshold(0.95, 0.875, 0.6))));
    Path file = createTempDir().resolve(RankingFile.NAME);
    RankingFile.write(file, model);
    RankingModel read = RankingFile.read(file);
    assertEquals(0.97, read.enough(), 0);
    assertEquals(0.005, read.possible(), 0);
    assertEquals(model.thresholds(), read.thresholds());
    assertEquals(model.first().calibration(), read.first().calibration());
    assertArrayEquals(model.first().network().hidden(), read.first().network().hidden(), 0);
    assertArrayEquals(model.second().network().out(), read.second().network().out(), 0);
    assertArrayEquals(model.second().network().linear(), read.second().network().linear(), 0);
    Path again = file.resolveSibling("again.json");
    RankingFile.write(again, read);
    assertEquals(Files.readString(file), Files.readString(again));
    assertTrue("one line for an array", Files.readAllLines(file).size() < 150);
  }

  public void testThresholdsMayBeMissing() throws IOException {
    Path file = createTempDir().resolve(RankingFile.NAME);
    Ranker ranker = new Ranker(RankerTests.network(2), Calibration.NONE);
    RankingFile.write(file, new RankingModel(ranker, ranker, 0.9, 0.01, PrecisionThresholds.NONE));
    Files.writeString(file, Files.readString(file).replaceFirst("\"thresholds\": \\[\\],", ""));
    assertEquals(PrecisionThresholds.NONE, RankingFile.read(file).thresholds());
  }

  public void testThresholdOfAPrecision() {
    PrecisionThresholds thresholds =
        new PrecisionThresholds(
            List.of(new Threshold(0.8, 0.21, 0.97), new Threshold(0.95, 0.875, 0.6)));
    assertEquals(0.21, thresholds.minScore(0), 0);
    assertEquals(0.21, thresholds.minScore(0.8), 0);
    assertEquals("nothing lower was seen to do", 0.875, thresholds.minScore(0.81), 0);
    IllegalArgumentException tooHigh =
        expectThrows(IllegalArgumentException.class, () -> thresholds.minScore(0.96));
    assertEquals("precision [0.96]: expected at most 0.95", tooHigh.getMessage());
    expectThrows(IllegalArgumentException.class, () -> PrecisionThresholds.NONE.minScore(0.5));
    expectThrows(
        IllegalArgumentException.class,
        () ->
            new PrecisionThresholds(
                List.of(new Threshold(0.8, 0.2, 0.9), new Threshold(0.8, 0.3, 0.8))));
  }

  public void testWrongFilesAreRefused() throws IOException {
    Path file = createTempDir().resolve(RankingFile.NAME);
    Ranker ranker = new Ranker(RankerTests.network(2), Calibration.NONE);
    RankingFile.write(file, new RankingModel(ranker, ranker, 0.9, 0.01, PrecisionThresholds.NONE));
    String good = Files.readString(file);
    refused(file, good.replace("\"group_share\"", "\"moon_phase\""), "expected [group_share]");
    refused(file, good.replaceFirst("\"lexical_score\",", ""), "expected [lexical_score]");
    refused(
        file,
        good.replaceFirst("(\"temperature\": \\[\\s*)", "$10, "),
        "expected " + Unanswered.values().length + " numbers");
    refused(
        file,
        good.replaceFirst("\"temperature\": ", "\"temperature_slopes\": [], $0"),
        "train the ranker with this version");
    refused(file, good.replaceFirst("\"out\": \\[\\s*", "$01, "), "hidden units");
    refused(
        file,
        good.replace(
            "\"thresholds\": []",
            "\"thresholds\": [{\"precision\": 1.2, \"min_score\": 0, \"coverage\": 1}]"),
        "threshold [1.2, 0.0, 1.0]");
    refused(file, good.replace("\"enough\": 0.9", "\"enough\": 2"), "enough [2.0]");
    refused(file, good.substring(0, good.length() / 2), RankingFile.NAME);
  }

  private static void refused(Path file, String text, String expected) throws IOException {
    Files.writeString(file, text);
    JsonFormatException refusal =
        expectThrows(JsonFormatException.class, () -> RankingFile.read(file));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message, message.contains(expected) && message.contains(RankingFile.NAME));
  }
}

package io.conceptlinker.link.rank;

import io.conceptlinker.link.json.JsonFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class RankingFileTests extends LuceneTestCase {

  public void testWhatIsReadIsWhatWasWritten() throws IOException {
    RankingModel model =
        new RankingModel(
            new Ranker(RankerTests.network(3), new Calibration(1.25, Map.of("DISO", 0.9))),
            new Ranker(RankerTests.network(5), Calibration.NONE),
            0.97);
    Path file = createTempDir().resolve(RankingFile.NAME);
    RankingFile.write(file, model);
    RankingModel read = RankingFile.read(file);
    assertEquals(0.97, read.enough(), 0);
    assertEquals(model.first().calibration(), read.first().calibration());
    assertArrayEquals(model.first().network().hidden(), read.first().network().hidden(), 0);
    assertArrayEquals(model.second().network().out(), read.second().network().out(), 0);
    assertArrayEquals(model.second().network().linear(), read.second().network().linear(), 0);
    Path again = file.resolveSibling("again.json");
    RankingFile.write(again, read);
    assertEquals(Files.readString(file), Files.readString(again));
    assertTrue("one line for an array", Files.readAllLines(file).size() < 100);
  }

  public void testWrongFilesAreRefused() throws IOException {
    Path file = createTempDir().resolve(RankingFile.NAME);
    Ranker ranker = new Ranker(RankerTests.network(2), Calibration.NONE);
    RankingFile.write(file, new RankingModel(ranker, ranker, 0.9));
    String good = Files.readString(file);
    refused(file, good.replace("\"group_share\"", "\"moon_phase\""), "expected [group_share]");
    refused(file, good.replaceFirst("\"lexical_score\",", ""), "expected [lexical_score]");
    refused(file, good.replaceFirst("\"temperature\": 1.0", "\"temperature\": 0"), "temperature");
    refused(file, good.replaceFirst("\"out\": \\[\\s*", "$01, "), "hidden units");
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

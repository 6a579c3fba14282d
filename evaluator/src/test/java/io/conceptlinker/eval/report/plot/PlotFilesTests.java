package io.conceptlinker.eval.report.plot;

import com.carrotsearch.randomizedtesting.ThreadFilter;
import com.carrotsearch.randomizedtesting.annotations.ThreadLeakFilters;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.lucene.tests.util.LuceneTestCase;

@ThreadLeakFilters(filters = PlotFilesTests.Java2d.class)
public class PlotFilesTests extends LuceneTestCase {

  /** The runtime starts one thread for all images of the process, which never ends. */
  public static final class Java2d implements ThreadFilter {
    @Override
    public boolean reject(Thread thread) {
      return thread.getName().equals("Java2D Disposer");
    }
  }

  public void testImages() throws IOException {
    Path directory = createTempDir();
    for (Chart chart : ChartTests.all()) {
      Path file = PlotFiles.writeImage(chart, directory);
      assertEquals(chart.title().name() + ".png", file.getFileName().toString());
      BufferedImage image;
      try (InputStream in = Files.newInputStream(file)) {
        image = ImageIO.read(in);
      }
      assertEquals(chart.width() + 32, image.getWidth() / 2);
      assertEquals(chart.height() + 60, image.getHeight() / 2);
      assertEquals(Ink.PAPER.light(), image.getRGB(0, 0) & 0xFFFFFF);
      assertTrue("title in " + file, darkest(image, 0, 60) < 0x60);
      assertTrue("marks in " + file, darkest(image, 120, image.getHeight()) < 0xA0);
    }
  }

  private static int darkest(BufferedImage image, int top, int bottom) {
    int darkest = 255;
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        darkest = Math.min(darkest, image.getRGB(x, y) >> 8 & 255);
      }
    }
    return darkest;
  }

  public void testTheSameChartGivesTheSameFiles() throws IOException {
    Path one = createTempDir();
    Path other = createTempDir();
    for (Chart chart : ChartTests.all()) {
      assertArrayEquals(
          Files.readAllBytes(PlotFiles.writeImage(chart, one)),
          Files.readAllBytes(PlotFiles.writeImage(chart, other)));
      assertEquals(
          Files.readString(PlotFiles.writeSpec(chart, one)),
          Files.readString(PlotFiles.writeSpec(chart, other)));
    }
  }

  private static boolean isValue(JsonParser parser) {
    JsonStreamContext list = parser.getParsingContext().getParent();
    return list.inArray() && "values".equals(list.getParent().getCurrentName());
  }

  public void testSpecificationsCarryTheirData() throws IOException {
    for (Chart chart : ChartTests.all()) {
      List<String> fields = new ArrayList<>();
      int values = 0;
      try (JsonParser parser = new JsonFactory().createParser(PlotFiles.spec(chart))) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token == JsonToken.FIELD_NAME) {
            fields.add(parser.currentName());
          } else if (token == JsonToken.START_OBJECT && isValue(parser)) {
            values++;
          }
        }
      }
      assertEquals("$schema", fields.getFirst());
      assertFalse("data comes from elsewhere", fields.contains("url"));
      assertTrue(chart.title().name(), values >= 2);
    }
    String spec = PlotFiles.spec(ChartTests.bars());
    assertTrue(spec, spec.contains("\"value\" : null"));
    assertTrue(spec, spec.contains("\"n\" : 1234"));
    assertTrue(spec.endsWith("}\n"));
  }
}

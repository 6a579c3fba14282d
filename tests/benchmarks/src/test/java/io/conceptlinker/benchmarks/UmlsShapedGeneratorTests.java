package io.conceptlinker.benchmarks;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.conceptlinker.load.BuildReport;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.intake.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class UmlsShapedGeneratorTests {

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path generate(int names, long seed) throws IOException {
    Path directory = temporary.newFolder().toPath();
    UmlsShapedGenerator.generate(directory, names, seed, Path.of("../../config/demo/kb"));
    return directory;
  }

  @Test
  public void aSeedGivesTheSameFiles() throws IOException {
    Path first = generate(500, 7);
    Path second = generate(500, 7);
    for (String file : List.of("MRCONSO", "MRSTY", "MRREL", "MRDEF", "MRSAB", "MRRANK")) {
      assertArrayEquals(
          Files.readAllBytes(first.resolve(file + ".RRF")),
          Files.readAllBytes(second.resolve(file + ".RRF")));
    }
  }

  @Test
  public void filesAreARelease() throws IOException {
    Path output = temporary.newFolder().toPath().resolve("kb");
    CompileSpec spec =
        CompileSpec.of("umls", output, new KbSource.Umls(generate(7000, 1)))
            .withFilters(Filters.DEFAULT.withLanguages("en"));
    BuildReport report = KnowledgeBaseCompiler.compile(spec, Progress.NONE);
    assertEquals(3000, report.counts().getOrDefault("concepts", 0L).longValue());
    assertEquals(7000, report.counts().getOrDefault("names", 0L), 70);
    assertTrue(report.counts().getOrDefault("links", 0L) > 1000);
    assertTrue(report.counts().getOrDefault("definitions", 0L) > 200);
    assertEquals(0, report.counts().getOrDefault("concepts.on_cycles", 0L).longValue());
  }
}

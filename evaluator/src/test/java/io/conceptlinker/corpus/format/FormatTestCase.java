package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.FormatProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;

/** Writes small corpora and reads them. No surprise files: directories are listed. */
@SuppressFileSystems("ExtrasFS")
abstract class FormatTestCase extends LuceneTestCase {
  protected Path root = Path.of("");

  @Override
  public void setUp() throws Exception {
    super.setUp();
    root = createTempDir();
  }

  protected Path write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  protected static List<CorpusDocument> read(CorpusFormat format, Path path) throws IOException {
    return CorpusFormatTests.all(format.open(path));
  }

  protected static List<CorpusDocument> read(CorpusFormat format, Path path, Path texts)
      throws IOException {
    CorpusSource source = new CorpusSource(path, Optional.of(texts), "es");
    return CorpusFormatTests.all(format.open(source, FormatProblems.strict()));
  }

  /** Annotations as {@code id type [start,end) text = concepts}. */
  protected static List<String> lines(CorpusDocument document) {
    return document.annotations().stream()
        .map(
            (Annotation a) ->
                a.id()
                    + " "
                    + a.type()
                    + " "
                    + a.region().fragments().stream()
                        .map(f -> "[" + f.start() + "," + f.end() + ")")
                        .reduce("", String::concat)
                    + " "
                    + a.text()
                    + " = "
                    + a.concepts().notation())
        .toList();
  }

  /** Reading fails with a message after the name of the file, and leaves it out if it may. */
  protected static void assertProblem(
      CorpusFormat format, CorpusSource source, String message, int skipped) throws IOException {
    CorpusFormatException e =
        expectThrows(
            CorpusFormatException.class,
            () -> CorpusFormatTests.all(format.open(source, FormatProblems.strict())));
    String found = String.valueOf(e.getMessage());
    assertTrue(found, found.endsWith(message));
    assertTrue(found, found.startsWith(source.path().toString()));
    assertFalse(found, found.contains("secret"));
    if (skipped > 0) {
      FormatProblems lenient = FormatProblems.lenient();
      CorpusFormatTests.all(format.open(source, lenient));
      assertEquals(skipped, lenient.skipped());
      assertEquals(found, lenient.examples().getFirst());
    }
  }
}

package io.conceptlinker.corpus.standoff;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.PubTatorReader;
import io.conceptlinker.corpus.bioc.BioCReader;
import io.conceptlinker.corpus.conll.ConllReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * Sizes of public corpora, as counting their lines gives them, below the directory that the
 * property {@code concept.real.data} names.
 */
public class RealCorpusTests extends LuceneTestCase {
  private static final Path CORPORA =
      Path.of(System.getProperty("concept.real.data", "")).resolve("corpora");

  private record Size(int documents, int annotations, int withConcept, int relations) {}

  private static Size size(CorpusReader reader) throws IOException {
    List<CorpusDocument> documents = BratReaderTests.all(reader);
    int annotations = 0;
    int withConcept = 0;
    int relations = 0;
    for (CorpusDocument document : documents) {
      relations += document.relations().size();
      for (Annotation annotation : document.annotations()) {
        annotations++;
        withConcept += annotation.concepts().isNil() ? 0 : 1;
      }
    }
    return new Size(documents.size(), annotations, withConcept, relations);
  }

  private static Size pubTator(String file, FormatProblems problems) throws IOException {
    return size(PubTatorReader.open(CORPORA.resolve(file), problems));
  }

  private static Size brat(String archive, String part, FormatProblems problems)
      throws IOException {
    Path directory = createTempDir();
    unpack(CORPORA.resolve(archive), directory);
    return size(BratReader.open(directory.resolve(part), problems));
  }

  public void testPubTator() throws IOException {
    FormatProblems strict = FormatProblems.strict();
    assertEquals(
        new Size(100, 960, 960, 0), pubTator("ncbi_disease/NCBItestset_corpus.txt", strict));
    assertEquals(new Size(500, 9591, 9532, 1012), pubTator("bc5cdr/dev_corpus.txt", strict));
    assertEquals(new Size(100, 3533, 3513, 1162), pubTator("biored/Dev.PubTator", strict));
    assertEquals(
        new Size(500, 7837, 6034, 0), pubTator("tmvar3/tmvar_v3_goldstandard.txt", strict));
  }

  /** Sentences and B tags of the training files. */
  public void testConll() throws IOException {
    Path directory = createTempDir();
    unpack(CORPORA.resolve("mtl_bioner/mtl_bioner_iob.tar.gz"), directory);
    assertEquals(
        new Size(5861, 6946, 0, 0),
        size(ConllReader.open(directory.resolve("AnatEM-IOB/train.tsv"))));
    assertEquals(
        new Size(10875, 29026, 0, 0),
        size(ConllReader.open(directory.resolve("CRAFT-IOB/train.tsv"))));
  }

  /** The same corpus in two formats. */
  public void testBioC() throws IOException {
    for (String part : List.of("Dev", "Train")) {
      FormatProblems strict = FormatProblems.strict();
      Path file = CORPORA.resolve("biored/" + part + ".BioC.XML");
      assertEquals(
          pubTator("biored/" + part + ".PubTator", strict), size(BioCReader.open(file, strict)));
    }
  }

  public void testBrat() throws IOException {
    FormatProblems strict = FormatProblems.strict();
    assertEquals(
        new Size(1688, 10926, 10923, 0),
        brat("quaero_frenchmed/quaero_train_dev_brat.tar.gz", "corpus", strict));
    assertEquals(
        new Size(250, 3341, 3341, 0),
        brat("cantemist/cantemist_train_dev.tar.gz", "dev-set1", strict));
    assertEquals(
        new Size(960, 69419, 56607, 54373),
        brat("ct_ebm_sp_v3/ct_ebm_sp_v3_train_dev_brat.tar.gz", "brat", strict));
  }

  /** Unpacks the plain files of a POSIX tar archive: 512-byte headers, names in their first 100. */
  private static void unpack(Path archive, Path directory) throws IOException {
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      byte[] header = in.readNBytes(512);
      while (header.length == 512 && header[0] != 0) {
        String name = text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((512 - size % 512) % 512);
        Path file = directory.resolve(name).normalize();
        if (header[156] == '0' && file.startsWith(directory)) {
          Files.createDirectories(file.getParent());
          Files.write(file, content);
        }
        header = in.readNBytes(512);
      }
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}

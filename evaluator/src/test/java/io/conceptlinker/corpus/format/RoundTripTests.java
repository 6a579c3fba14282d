package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusWriter;
import io.conceptlinker.corpus.PubTatorCorpusWriter;
import io.conceptlinker.corpus.bioc.BioCJsonWriter;
import io.conceptlinker.corpus.bioc.BioCXmlWriter;
import io.conceptlinker.corpus.conll.ConllWriter;
import io.conceptlinker.corpus.conll.TagScheme;
import io.conceptlinker.corpus.standoff.BigBioWriter;
import io.conceptlinker.corpus.standoff.BratCorpusWriter;
import io.conceptlinker.corpus.standoff.MentionsWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Random documents are what they were after writing and reading, but for what a format loses. */
public class RoundTripTests extends FormatTestCase {

  private interface Opener {
    CorpusWriter open(Writer out) throws IOException;
  }

  private Path write(String name, List<CorpusDocument> documents, Opener opener)
      throws IOException {
    Path file = root.resolve(name);
    try (CorpusWriter writer = opener.open(Files.newBufferedWriter(file))) {
      for (CorpusDocument document : documents) {
        writer.write(document);
      }
    }
    return file;
  }

  private void assertRoundTrips(
      CorpusFormat format, Opener opener, UnaryOperator<CorpusDocument> losses) throws IOException {
    for (int i = 0; i < 50; i++) {
      List<CorpusDocument> documents = new RandomDocuments(random()).some();
      Path file = write("corpus", documents, opener);
      List<CorpusDocument> expected = documents.stream().map(losses).toList();
      assertEquals(expected, read(format, file));
      Path again = write("again", expected, opener);
      assertEquals(expected, read(format, again));
    }
  }

  public void testBioC() throws IOException {
    assertRoundTrips(CorpusFormat.BIOC, out -> new BioCXmlWriter(out, "s"), Losses::bioC);
    assertRoundTrips(CorpusFormat.BIOC, out -> new BioCJsonWriter(out, "s"), Losses::bioC);
  }

  public void testBigBio() throws IOException {
    assertRoundTrips(CorpusFormat.BIGBIO, out -> new BigBioWriter(out, "UMLS"), Losses::bigBio);
  }

  public void testPubTator() throws IOException {
    assertRoundTrips(CorpusFormat.PUBTATOR, PubTatorCorpusWriter::new, Losses::pubTator);
  }

  public void testMentions() throws IOException {
    for (int i = 0; i < 50; i++) {
      List<CorpusDocument> documents = new RandomDocuments(random()).some();
      Path file = write("mentions.jsonl", documents, MentionsWriter::new);
      List<CorpusDocument> expected =
          documents.stream()
              .filter(document -> !document.annotations().isEmpty())
              .map(Losses::mentions)
              .toList();
      assertEquals(expected, read(CorpusFormat.MENTIONS, file));
    }
  }

  public void testBrat() throws IOException {
    for (int i = 0; i < 50; i++) {
      List<CorpusDocument> documents = new RandomDocuments(random()).some();
      Path directory = root.resolve("brat" + i);
      try (CorpusWriter writer = new BratCorpusWriter(directory, "UMLS")) {
        for (CorpusDocument document : documents) {
          writer.write(document);
        }
      }
      List<CorpusDocument> expected =
          documents.stream()
              .map(Losses::brat)
              .sorted(Comparator.comparing(CorpusDocument::id))
              .toList();
      assertEquals(expected, read(CorpusFormat.BRAT, directory));
    }
  }

  /** Tokens are all that a tag file keeps: what was read from one is written the same again. */
  public void testConll() throws IOException {
    for (TagScheme scheme : List.of(TagScheme.IOB2, TagScheme.IOBES)) {
      for (int i = 0; i < 25; i++) {
        List<CorpusDocument> documents = new RandomDocuments(random()).some();
        long lost = 0;
        Path file = root.resolve("tags.tsv");
        try (ConllWriter writer = new ConllWriter(Files.newBufferedWriter(file), scheme)) {
          for (CorpusDocument document : documents) {
            writer.write(document);
          }
          lost = writer.lost();
        }
        List<CorpusDocument> read = read(CorpusFormat.CONLL, file);
        assertEquals(documents.size(), read.size());
        assertEquals(annotations(documents) - lost, annotations(read));
        for (int d = 0; d < read.size(); d++) {
          assertEquals(letters(documents.get(d).text()), letters(read.get(d).text()));
          List<String> written = surfaces(documents.get(d));
          assertTrue(written.toString(), written.containsAll(surfaces(read.get(d))));
        }
        Path again = write("again.tsv", read, out -> new ConllWriter(out, scheme));
        assertEquals(Files.readString(file), Files.readString(again));
      }
    }
  }

  private static long annotations(List<CorpusDocument> documents) {
    return documents.stream().mapToLong(document -> document.annotations().size()).sum();
  }

  private static List<String> surfaces(CorpusDocument document) {
    return document.annotations().stream()
        .map((Annotation a) -> a.type() + " " + letters(a.text()))
        .toList();
  }

  private static String letters(String text) {
    return text.replaceAll("\\s+", "");
  }
}

package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusWriter;
import io.conceptlinker.corpus.FormatProblems;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Files that were cut off, and whose bytes and lines were changed: reading them succeeds or fails
 * with a message that names the file and says nothing of its text. Lenient reading leaves out what
 * strict reading fails for, and counts it.
 */
public class CorruptionTests extends FormatTestCase {
  private static final int ROUNDS = 60;

  private interface Opener {
    CorpusWriter open(Writer out) throws IOException;
  }

  private void written(CorpusFormat format, String name, Opener opener) throws IOException {
    Path file = root.resolve(name);
    try (CorpusWriter writer = opener.open(Files.newBufferedWriter(file))) {
      for (CorpusDocument document : new RandomDocuments(random()).some()) {
        writer.write(document);
      }
    }
    assertSurvives(format, file, root.resolve(name));
  }

  /** Damages a file in many ways and reads the corpus that it belongs to. */
  private static void assertSurvives(CorpusFormat format, Path damaged, Path corpus)
      throws IOException {
    byte[] whole = Files.readAllBytes(damaged);
    int failures = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Files.write(damaged, damaged(whole));
      FormatProblems lenient = FormatProblems.lenient();
      boolean failed = fails(format, corpus, FormatProblems.strict());
      failures += failed ? 1 : 0;
      if (failed && !fails(format, corpus, lenient)) {
        assertTrue(lenient.skipped() > 0);
        for (String example : lenient.examples()) {
          assertFalse(example, example.contains(RandomDocuments.SECRET));
        }
      }
      if (!failed) {
        assertFalse(fails(format, corpus, lenient));
        assertEquals(0, lenient.skipped());
      }
    }
    assertTrue(format + ": no damage was found", failures > 0);
    Files.write(damaged, whole);
    assertFalse(fails(format, corpus, FormatProblems.strict()));
  }

  private static boolean fails(CorpusFormat format, Path corpus, FormatProblems problems)
      throws IOException {
    try {
      CorpusFormatTests.all(format.open(corpus, problems));
      return false;
    } catch (CorpusFormatException e) {
      String message = String.valueOf(e.getMessage());
      assertTrue(message, message.startsWith(corpus.getParent().toString()));
      assertTrue(message, message.contains("expected ") && message.contains("; "));
      assertFalse(message, message.contains(RandomDocuments.SECRET));
      return true;
    }
  }

  private static byte[] damaged(byte[] whole) {
    return switch (random().nextInt(4)) {
      case 0 -> Arrays.copyOf(whole, random().nextInt(whole.length));
      case 1 -> flipped(whole);
      case 2 -> {
        byte[] inserted = Arrays.copyOf(whole, whole.length + 5);
        int at = random().nextInt(whole.length);
        System.arraycopy(whole, at, inserted, at + 5, whole.length - at);
        yield inserted;
      }
      default -> lines(whole);
    };
  }

  private static byte[] flipped(byte[] whole) {
    byte[] changed = whole.clone();
    for (int i = 1 + random().nextInt(3); i > 0; i--) {
      changed[random().nextInt(changed.length)] ^= (byte) (1 << random().nextInt(8));
    }
    return changed;
  }

  /** Swaps, doubles or drops lines. */
  private static byte[] lines(byte[] whole) {
    String text = new String(whole, StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    int one = random().nextInt(lines.size());
    int other = random().nextInt(lines.size());
    switch (random().nextInt(3)) {
      case 0 -> Collections.swap(lines, one, other);
      case 1 -> lines.add(one, lines.get(other));
      default -> lines.remove(one);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  public void testPubTator() throws IOException {
    written(CorpusFormat.PUBTATOR, "c.txt", PubTatorCorpusWriter::new);
  }

  public void testBioCXml() throws IOException {
    written(CorpusFormat.BIOC, "c.xml", out -> new BioCXmlWriter(out, "s"));
  }

  public void testBioCJson() throws IOException {
    written(CorpusFormat.BIOC, "c.json", out -> new BioCJsonWriter(out, "s"));
  }

  public void testBigBio() throws IOException {
    written(CorpusFormat.BIGBIO, "c.jsonl", out -> new BigBioWriter(out, "UMLS"));
  }

  public void testConll() throws IOException {
    written(CorpusFormat.CONLL, "c.tsv", out -> new ConllWriter(out, TagScheme.IOB2));
  }

  public void testMentions() throws IOException {
    Path file = write("m.jsonl", "");
    while (Files.size(file) == 0) {
      try (CorpusWriter writer = new MentionsWriter(Files.newBufferedWriter(file))) {
        for (CorpusDocument document : new RandomDocuments(random()).some()) {
          writer.write(document);
        }
      }
    }
    assertSurvives(CorpusFormat.MENTIONS, file, file);
  }

  public void testBrat() throws IOException {
    CorpusDocument document;
    do {
      document = new RandomDocuments(random()).some().getFirst();
    } while (document.annotations().isEmpty());
    try (CorpusWriter writer = new BratCorpusWriter(root.resolve("brat"), "UMLS")) {
      writer.write(document);
    }
    Path directory = root.resolve("brat");
    assertSurvives(CorpusFormat.BRAT, directory.resolve(document.id() + ".ann"), directory);
    assertSurvives(CorpusFormat.BRAT, directory.resolve(document.id() + ".txt"), directory);
  }

  public void testTables() throws IOException {
    write("t/a.txt", "Zq gout and cough");
    Path table =
        write(
            "t/a.tsv",
            """
            filename\tmark\tlabel\toff0\toff1\tspan\tcode
            a\tT1\tENF\t3\t7\tgout\t90560007
            a\tT2\tSIN\t12\t17\tcough\t49727002+1
            """);
    assertSurvives(CorpusFormat.TSV, table, table);
    Path context = write("s/11.context", "Zq\tO\nacute\tB:C1\ngout\tI:C1\n\nCough\tB:C2\n");
    assertSurvives(CorpusFormat.ST21PV, context, context);
    Path marked = write("x/de.txt", "C1||Zq||Die <tgt>Zq</tgt> || schmerzt.\n");
    assertSurvives(CorpusFormat.XL_BEL, marked, marked);
    Path social = write("k/fold.txt", "C1\tGout\tZq\nC2\tPain\tpain\n");
    assertSurvives(CorpusFormat.ASKAPATIENT, social, social);
    Path spans = write("j/s.jsonl", "{\"text\":\"Zq gout\",\"entities\":[[3,7,\"C1\"]]}\n");
    assertSurvives(CorpusFormat.SPANS, spans, spans);
    Path effects = write("e/DRUG-AE.rel", "9|Rash after Zq.|Rash|100|104|Zq|111|113\n");
    assertSurvives(CorpusFormat.ADE, effects, effects);
  }

  public void testTablesThatBelongTogether() throws IOException {
    Path abstracts = write("c/x_abstracts.tsv", "1\tGout\tZq binds tubulin.\n");
    Path entities =
        write("c/x_entities.tsv", "1\tT1\tCHEMICAL\t5\t7\tZq\n1\tT2\tGENE-N\t14\t21\ttubulin\n");
    Path relations = write("c/x_gold_standard.tsv", "1\tCPR:4\tArg1:T1\tArg2:T2\n");
    for (Path file : List.of(abstracts, entities, relations)) {
      assertSurvives(CorpusFormat.CHEMPROT, file, root.resolve("c"));
    }
  }

  public void testXml() throws IOException {
    Path xmi =
        write(
            "EN1.xml",
            "<x:XMI xmlns:x=\"X\">\n<x:CLINENTITY begin=\"3\" end=\"7\" entityID=\"C1\"/>\n"
                + "<x:Sofa sofaString=\"Zq gout\"/></x:XMI>");
    assertSurvives(CorpusFormat.E3C, xmi, xmi);
    write("craft/txt/77.txt", "Zq cells");
    Path craft =
        write(
            "craft/CL/knowtator/77.txt.knowtator.xml",
            """
            <annotations>
            <annotation><mention id="m"/><span start="0" end="8"/>
            <spannedText>Zq cells</spannedText></annotation>
            <classMention id="m"><mentionClass id="CL:1">cell</mentionClass></classMention>
            </annotations>
            """);
    assertSurvives(CorpusFormat.CRAFT, craft, root.resolve("craft"));
  }
}

package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.RelationEnd;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

public class TableFormatsTests extends FormatTestCase {

  public void testOffsetsInTextsElsewhere() throws IOException {
    Path table =
        write(
            "t.tsv",
            "filename\tmark\tlabel\toff0\toff1\tspan\tcode\tsemantic_rel\r\n"
                + "b\tT1\tENF\t3\t7\tgota\t90560007\tEXACT\r\n"
                + "a\tT1\tENF\t0\t3\ttos\tNO_CODE\tEXACT\r\n"
                + "b\tT2\tSIN\t10\t21\t\"\"\"\"\"dolor\"\" vago\"\t22253000+1\tNARROW\r\n");
    write("texts/deep/b.txt", "\uD83E\uDDEC gota y \"dolor\" vago");
    write("texts/a.txt", "tos");
    write("texts/c.txt", "nada");
    List<CorpusDocument> documents = read(CorpusFormat.TSV, table, root.resolve("texts"));
    assertEquals(List.of("b", "a"), documents.stream().map(CorpusDocument::id).toList());
    assertEquals("es", documents.getFirst().language());
    // The first offset counts UTF-16 code units, the last one code points: text decides.
    assertEquals(
        List.of("T1 ENF [3,7) gota = 90560007", "T2 SIN [11,22) dolor\" vago = 1+22253000"),
        lines(documents.getFirst()));
    assertEquals(List.of("T1 ENF [0,3) tos = -1"), lines(documents.get(1)));
  }

  public void testTextsBesideTheTable() throws IOException {
    write("a.txt", "tos");
    Path table = write("t.tsv", "doc_id\tstart\tend\ttext\tcui\na\t0\t3\ttos\tC1\n");
    assertEquals(List.of("  [0,3) tos = C1"), lines(read(CorpusFormat.TSV, table).getFirst()));
    assertEquals(List.of("  [0,3) tos = C1"), lines(read(CorpusFormat.TSV, root).getFirst()));
  }

  public void testProblemsOfTables() throws IOException {
    write("texts/a.txt", "tos y secret");
    String header = "filename\tstart_span\tend_span\ttext\tcode\n";
    for (List<String> problem :
        List.of(
            List.of(
                header + "a\t0\t3\tsecret\t1\n",
                ":2: expected the text of the offsets in the column of the mention, found other"
                    + " text at [0,3) of document [a]; correct the offsets: they count the"
                    + " characters of the text file"),
            List.of(
                header + "a\t6\t99\tsecret\t1\n",
                ":2: expected the text of the offsets in the column of the mention, found other"
                    + " text at [6,99) of document [a]; correct the offsets: they count the"
                    + " characters of the text file"),
            List.of(
                header + "a\t0\t3\n",
                ":2: expected 5 columns, found 3 columns; write an empty column where there is"
                    + " nothing"),
            List.of(
                header + "b\t0\t3\ttos\t1\n",
                ":2: expected a text file [b.txt], found none among 1 files; say where the texts"
                    + " are"))) {
      Path table = write("t.tsv", problem.getFirst());
      CorpusSource source = new CorpusSource(table, Optional.of(root.resolve("texts")), "");
      assertProblem(CorpusFormat.TSV, source, problem.get(1), 1);
    }
    Path table = write("t.tsv", "filename\tstart\tcode\na\t0\t1\n");
    assertProblem(
        CorpusFormat.TSV,
        new CorpusSource(table, Optional.of(root.resolve("texts")), ""),
        ":1: expected a column end or end_span or off1, found none in 3 columns; name the columns"
            + " in the first line",
        0);
  }

  public void testMentionsByThemselves() throws IOException {
    Path named =
        write(
            "m.tsv",
            """
            pmid\tcui\tmention_ab3p_expanded\tmention_original
            1\tC1\theart failure\tHF
            1\tC2\tgout\t
            2\tC1\tgout\tgout
            """);
    List<CorpusDocument> documents = read(CorpusFormat.TSV, named);
    assertEquals(List.of("1", "2"), documents.stream().map(CorpusDocument::id).toList());
    assertEquals("HF\ngout", documents.getFirst().text());
    assertEquals(List.of("  [0,2) HF = C1", "  [3,7) gout = C2"), lines(documents.getFirst()));

    Path rescnn = write("r.txt", "7\tgout\tC1\n7\tcough\tC2\n");
    assertEquals(
        List.of("  [0,4) gout = C1", "  [5,10) cough = C2"),
        lines(read(CorpusFormat.RESCNN, rescnn).getFirst()));
    assertProblem(
        CorpusFormat.RESCNN,
        CorpusSource.of(write("r.txt", "7\t\tC1\n")),
        ":1: expected a mention, found an empty column; remove the row, or fill it in",
        1);
  }

  /** Each row a document; lines that are no UTF-8 are windows-1252. */
  public void testRowsAreDocuments() throws IOException {
    Path file = root.resolve("fold-0.test.txt");
    Files.write(file, "C1\tGout\tgoût\nC2\tName\tpain\n".getBytes(Charset.forName("windows-1252")));
    List<CorpusDocument> documents = read(CorpusFormat.ASKAPATIENT, file);
    assertEquals(List.of("1", "2"), documents.stream().map(CorpusDocument::id).toList());
    assertEquals(List.of("  [0,4) goût = C1"), lines(documents.getFirst()));
    assertEquals("fold-0.test.txt:2", read(CorpusFormat.ASKAPATIENT, root).get(1).id());
  }

  public void testMarkedContexts() throws IOException {
    Path file =
        write("de.txt", "C1||Gicht||Die <tgt>Gicht</tgt> || schmerzt.\nC2||x||<tgt>x</tgt>\n");
    List<CorpusDocument> documents = read(CorpusFormat.XL_BEL, file);
    assertEquals("Die Gicht || schmerzt.", documents.getFirst().text());
    assertEquals(List.of("  [4,9) Gicht = C1"), lines(documents.getFirst()));
    assertEquals("2", documents.get(1).id());
    assertProblem(
        CorpusFormat.XL_BEL,
        CorpusSource.of(write("de.txt", "C1||secret||Die secret\n")),
        ":1: expected <tgt> and </tgt> around the mention, found none; mark it in its sentence",
        1);
  }

  public void testChemProt() throws IOException {
    write("x_abstracts_gs.tsv", "1\tGout\tColchicine binds tubulin.\n2\tNo\tmore.\n");
    write(
        "x_entities_gs.tsv",
        "1\tT1\tCHEMICAL\t5\t15\tColchicine\n1\tT2\tGENE-N\t22\t29\ttubulin\n");
    write("x_gold_standard.tsv", "1\tCPR:4\tArg1:T1\tArg2:T2\n");
    List<CorpusDocument> documents = read(CorpusFormat.CHEMPROT, root);
    assertEquals(2, documents.size());
    assertEquals("Gout\nColchicine binds tubulin.", documents.getFirst().text());
    assertEquals(
        List.of("T1 CHEMICAL [5,15) Colchicine = -1", "T2 GENE-N [22,29) tubulin = -1"),
        lines(documents.getFirst()));
    assertEquals(
        List.of(
            new CorpusRelation(
                "",
                "CPR:4",
                CorpusRelation.Level.MENTIONS,
                new RelationEnd("Arg1", "T1"),
                new RelationEnd("Arg2", "T2"),
                "")),
        documents.getFirst().relations());
    write("x_entities_gs.tsv", "1\tT1\tCHEMICAL\t6\t15\tsecret\n");
    assertProblem(
        CorpusFormat.CHEMPROT,
        CorpusSource.of(root),
        "x_entities_gs.tsv:1: expected the text of columns 4 and 5 in column 6, found other text"
            + " there; correct the offsets: they count title, one separator, abstract",
        1);
  }

  public void testAdverseEffects() throws IOException {
    String sentence = "Rash after aspirin and rash after ibuprofen.";
    write(
        "DRUG-AE.rel",
        "9|"
            + sentence
            + "|rash|123|127|ibuprofen|134|143\n"
            + "9|"
            + sentence
            + "|Rash|100|104|aspirin|111|118\n"
            + "9|"
            + sentence
            + "|Rash|200|204|aspirin|211|218\n"
            + "9|"
            + sentence
            + "|rash|123|127| aspirin|110|118\n");
    write("ADE-NEG.txt", "8 NEG All well.\n");
    List<CorpusDocument> documents = read(CorpusFormat.ADE, root);
    assertEquals(
        List.of("ADE-NEG.txt:8:1", "DRUG-AE.rel:9:100", "DRUG-AE.rel:9:200"),
        documents.stream().map(CorpusDocument::id).toList());
    assertEquals("All well.", documents.getFirst().text());
    assertEquals(
        List.of(
            "T1 effect [23,27) rash = -1",
            "T2 drug [34,43) ibuprofen = -1",
            "T3 effect [0,4) Rash = -1",
            "T4 drug [11,18) aspirin = -1"),
        lines(documents.get(1)));
    assertEquals(
        List.of("T1 T2", "T3 T4", "T1 T4"),
        documents.get(1).relations().stream()
            .map(r -> r.first().reference() + " " + r.second().reference())
            .toList());
    write("DRUG-AE.rel", "9|secret|rash|1|5|aspirin|8|15\n");
    assertProblem(
        CorpusFormat.ADE,
        CorpusSource.of(root.resolve("DRUG-AE.rel")),
        ":1: expected both mentions in the sentence, as far apart as their offsets, found no such"
            + " place; correct the offsets",
        1);
    assertProblem(
        CorpusFormat.ADE,
        CorpusSource.of(write("ADE-NEG.txt", "8 secret\n")),
        ":1: expected ID NEG sentence, found something else; remove what is no sentence",
        1);
  }

  public void testSentencesWithOneTarget() throws IOException {
    write(
        "train/11.context",
        """
        acute\tB:C1
        gout\tI:C1
        and\tO
        gout\tI:C1

        acute\tI:C1
        gout\tI:C1
        and\tO
        gout\tB:C1

        Cough\tB:C2
        """);
    write("train/11.txt", "C1||acute gout\nC1||gout\nC2||Cough\n");
    write("train/12.txt", "C3||fever\nC1||gout\n");
    write("pmids.txt", "11\n12\n");
    List<CorpusDocument> documents = read(CorpusFormat.ST21PV, root);
    assertEquals(List.of("11", "12"), documents.stream().map(CorpusDocument::id).toList());
    assertEquals("acute gout and gout\nCough", documents.getFirst().text());
    assertEquals(
        List.of("  [0,10) acute gout = C1", "  [15,19) gout = C1", "  [20,25) Cough = C2"),
        lines(documents.getFirst()));
    assertEquals(List.of("  [0,5) fever = C3", "  [6,10) gout = C1"), lines(documents.get(1)));
    assertProblem(
        CorpusFormat.ST21PV,
        CorpusSource.of(write("13.context", "secret\tX\n")),
        ":1: expected a token and O, B:CUI or I:CUI, found 2 other columns; fetch the file again",
        1);
  }

  public void testSpansInLines() throws IOException {
    Path file =
        write(
            "s.jsonl",
            """
            {"text":"\uD83E\uDDEC gout","entities":[[2,6,"C1"]]}
            {"id":"x","text":"none","entities":[]}
            """);
    List<CorpusDocument> documents = read(CorpusFormat.SPANS, file);
    assertEquals(List.of("1", "x"), documents.stream().map(CorpusDocument::id).toList());
    assertEquals(List.of("  [3,7) gout = C1"), lines(documents.getFirst()));
    assertProblem(
        CorpusFormat.SPANS,
        CorpusSource.of(write("s.jsonl", "{\"text\":\"secret\",\"entities\":[[2,9,\"C\"]]}\n")),
        ":1: expected [start, end, concept] within the text, found entity 1 that is none; count"
            + " code points of text from 0, the end exclusive",
        1);
    assertProblem(
        CorpusFormat.SPANS,
        CorpusSource.of(write("s.jsonl", "\n[\"secret\"]\n")),
        ":2: expected one JSON object with a text, found something else; write one document a"
            + " line",
        1);
  }
}

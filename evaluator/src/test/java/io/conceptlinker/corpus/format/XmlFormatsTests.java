package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.CorpusDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

public class XmlFormatsTests extends FormatTestCase {

  private void craft(String cl) throws IOException {
    write("articles/txt/77.txt", "Granule and Purkinje cells, gout.");
    write("articles/txt/78.txt", "No annotations.");
    write("annotation/CL/knowtator/77.txt.knowtator.xml", cl);
    write(
        "annotation/MONDO/knowtator-2/77.xml",
        """
        <knowtator-project><document id="77" text-file="77.txt">
          <annotation id="77-1" type="identity">
            <class id="http://purl.obolibrary.org/obo/MONDO_0005393" label="'gout'"/>
            <span end="32" id="77-2" start="28">gout</span>
          </annotation></document></knowtator-project>
        """);
  }

  public void testCraft() throws IOException {
    craft(
        """
        <?xml version="1.0"?>
        <annotations textSource="77.txt">
          <annotation>
            <mention id="CL_1"/><annotator id="a">N. N.</annotator>
            <span start="0" end="7"/><span start="21" end="26"/>
            <spannedText>Granule ... cells</spannedText>
          </annotation>
          <classMention id="CL_1"><mentionClass id="CL:0000120">granule cell</mentionClass>
          </classMention>
        </annotations>
        """);
    List<CorpusDocument> documents = read(CorpusFormat.CRAFT, root);
    assertEquals(1, documents.size());
    assertEquals("77", documents.getFirst().id());
    assertEquals(
        List.of(
            "CL_1 CL [0,7)[21,26) Granule ... cells = CL:0000120",
            "77-1 MONDO [28,32) gout = MONDO:0005393"),
        lines(documents.getFirst()));
  }

  public void testDamagedCraft() throws IOException {
    String wrong =
        ":2: expected the text of annotation [CL_1] at its spans, found other text there, or no"
            + " span; correct the spans: they count the characters of the text file";
    for (String span :
        List.of("<span start=\"0\" end=\"7\"/>", "<span start=\"4\" end=\"99\"/>", "")) {
      craft(
          "<annotations>\n<annotation><mention id=\"CL_1\"/>"
              + span
              + "<spannedText>secret</spannedText></annotation></annotations>");
      assertProblem(CorpusFormat.CRAFT, CorpusSource.of(root), wrong, 1);
    }
    craft("<annotations>\n<annotation>secret");
    assertProblem(
        CorpusFormat.CRAFT,
        CorpusSource.of(root),
        "77.txt.knowtator.xml:2: expected well-formed XML, found something else; check that the"
            + " file is complete",
        1);
    write("annotation/CL/knowtator/79.txt.knowtator.xml", "<annotations/>");
    craft("<annotations/>");
    assertProblem(
        CorpusFormat.CRAFT,
        CorpusSource.of(root),
        "79.txt.knowtator.xml: expected a text file [79.txt], found none among 2; keep articles"
            + " and annotations below one directory",
        1);
  }

  private static String xmi(String inside) {
    return "<?xml version=\"1.0\"?><xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\""
        + " xmlns:cas=\"http:///uima/cas.ecore\" xmlns:custom=\"http:///webanno/custom.ecore\">\n"
        + inside
        + "</xmi:XMI>";
  }

  public void testE3c() throws IOException {
    Path file =
        write(
            "French/layer1/FR1.xml",
            xmi(
                """
                <custom:CLINENTITY xmi:id="1" sofa="9" begin="3" end="7" entityID="C0018099"/>
                <custom:CLINENTITY xmi:id="2" begin="8" end="12" entityID="CUILESS" entityIDEN="C2"/>
                <custom:CLINENTITY xmi:id="3" begin="8" end="12" discontinuous="C3"/>
                <custom:CLINENTITY xmi:id="4" begin="8" end="12" discontinuous="YES" entityID="CUILESS"/>
                <custom:EVENT xmi:id="5" begin="0" end="2"/>
                <cas:Sofa xmi:id="9" sofaString="\uD83E\uDDEC gout&#10;toux"/>
                """));
    List<CorpusDocument> documents = read(CorpusFormat.E3C, root);
    assertEquals("French/layer1/FR1", documents.getFirst().id());
    assertEquals("FR1", read(CorpusFormat.E3C, file).getFirst().id());
    assertEquals("fr", documents.getFirst().language());
    assertEquals("\uD83E\uDDEC gout\ntoux", documents.getFirst().text());
    assertEquals(
        List.of(
            "1 CLINENTITY [3,7) gout = C0018099",
            "2 CLINENTITY [8,12) toux = C2",
            "3 CLINENTITY [8,12) toux = C3",
            "4 CLINENTITY [8,12) toux = -1"),
        lines(documents.getFirst()));
  }

  public void testDamagedE3c() throws IOException {
    String sofa = "<cas:Sofa sofaString=\"secret\"/>\n";
    assertProblem(
        CorpusFormat.E3C,
        CorpusSource.of(write("EN1.xml", xmi(sofa + "<custom:CLINENTITY begin=\"3\" end=\"9\"/>"))),
        ":3: expected begin < end within 6 characters, found [3,9); correct the offsets",
        1);
    assertProblem(
        CorpusFormat.E3C,
        CorpusSource.of(write("EN1.xml", xmi(""))),
        ":1: expected an element Sofa with the text, found none; export it as CAS XMI",
        1);
    assertProblem(
        CorpusFormat.E3C,
        CorpusSource.of(write("EN1.xml", "secret")),
        ":1: expected well-formed XML, found something else; check that the file is complete",
        1);
  }
}

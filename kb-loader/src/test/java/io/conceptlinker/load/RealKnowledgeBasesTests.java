package io.conceptlinker.load;

import io.conceptlinker.load.intake.SemanticGroups;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * Every open knowledge base that we know of, with the counts that a second program, written without
 * looking at the first, found in the same files. Runs with {@code bin/test --real DIR} only.
 */
@LuceneTestCase.SuppressFileSystems("*")
public class RealKnowledgeBasesTests extends LoaderTestCase {

  private static Path data(String name) {
    String root = System.getProperty("concept.real.data", "");
    assertFalse("system property concept.real.data: expected a directory", root.isEmpty());
    Path path = Path.of(root).resolve(name);
    assertTrue(path + ": expected it in the real data, found nothing", Files.exists(path));
    return path;
  }

  private static Path spec(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("config/kb"))) {
      root = root.getParent();
      assertNotNull("config/kb: not found above the working directory", root);
    }
    return root.resolve("config/kb").resolve(name);
  }

  private static KbSource table(String path, String spec) {
    return new KbSource.Table(data(path), spec(spec));
  }

  private static Built assertCounts(long concepts, long names, long links, KbSource... sources)
      throws IOException {
    Built built = build(sources);
    Map<String, Long> counts = built.report().counts();
    assertEquals(
        sources[0].path() + ": concepts, names, links",
        List.of(concepts, names, links),
        List.of(counts.get("concepts"), counts.get("names"), counts.get("links")));
    return built;
  }

  public void testDiseases() throws IOException {
    Built medic =
        assertCounts(11915, 76237, 0, new KbSource.Medic(data("kb/ctd_medic/medic_06Jul2012.txt")));
    assertEquals("D010051", medic.resolve("OMIM:167000"));
    Built ctd =
        assertCounts(
            11865, 77994, 20018, new KbSource.Ctd(data("kb/ctd_medic/CTD_diseases.tsv.gz")));
    assertEquals("MESH:D003110", ctd.resolve("D003110"));
  }

  public void testMesh() throws IOException {
    Built mesh = assertCounts(47311, 171212, 37644, new KbSource.Mesh(data("kb/mesh")));
    assertEquals(28683, mesh.report().counts().get("xrefs").longValue());
    assertEquals(List.of("D001423"), mesh.record("D001424").parents());
  }

  public void testObo() throws IOException {
    assertCounts(2068, 3763, 2869, new KbSource.Obo(data("kb/cl/CL.obo.zip")));
    assertCounts(2179, 5376, 2270, new KbSource.Obo(data("kb/so/SO.obo.zip")));
    assertCounts(13080, 36507, 20370, new KbSource.Obo(data("kb/uberon/UBERON.obo.zip")));
    assertCounts(6971, 18104, 8155, new KbSource.Obo(data("kb/doid/doid-2016-09-01.obo")));
    assertCounts(895, 1138, 898, new KbSource.Obo(data("kb/symp/symp.obo")));
    assertCounts(1612, 17050, 0, new KbSource.Obo(data("kb/pharmgkb/pharmgkb.disease.obo")));
    assertCounts(142, 142, 127, new KbSource.Obo(data("kb/semantic_types/sty.obo")));
  }

  public void testMappingsOfAnEarlierSource() throws IOException {
    KbSource drugs = new KbSource.Obo(data("kb/pharmgkb/pharmgkb.drug.obo"));
    Built built =
        assertCounts(
            5150, 5150, 5134, drugs, table("kb/pharmgkb/pharmgkb.drug.sssom.tsv", "sssom.yaml"));
    assertTrue(built.record("pharmgkb.drug:PA1000").xrefs().contains("atc:A10BA01"));
  }

  public void testOboGraphs() throws IOException {
    Built diseases =
        assertCounts(
            14944, 28815, 17108, new KbSource.OboGraphs(data("kb/doid/doid-2018-07-05.json.gz")));
    assertEquals(43785, diseases.report().counts().get("xrefs").longValue());
    Built phenotypes =
        assertCounts(
            18992, 38929, 23409, new KbSource.OboGraphs(data("kb/hpo/hp.v2024-08-13.json.gz")));
    assertEquals("retired HP:0008665", phenotypes.resolve("HP:0000057"));
    assertCounts(
        13871, 35992, 30526, new KbSource.OboGraphs(data("kb/ordo/ordo-2_6-2018-07-12.json.gz")));
    assertCounts(
        20324,
        61741,
        29060,
        new KbSource.OboGraphs(data("kb/ncit/ncit-disease-2018-06-08.json.gz")));
  }

  public void testTables() throws IOException {
    Built merged =
        assertCounts(39277, 208691, 51731, table("kb/merged_open_cui", "merged-open-cui.yaml"));
    assertEquals(20029, merged.report().counts().get("definitions").longValue());
    assertCounts(12246, 12246, 12288, table("kb/doid", "disease-ontology.yaml"));
    assertCounts(
        2724, 3718, 0, table("kb/doid/doid-es-translated.tsv", "disease-ontology-es.yaml"));
    assertCounts(13985, 13990, 0, table("kb/hpo/translations/hp-fr.babelon.tsv", "babelon.yaml"));
    assertCounts(19932, 19932, 0, table("kb/hpo/translations/hp-es.babelon.tsv", "babelon.yaml"));
    assertCounts(
        8087, 16004, 0, table("kb/hpo/translations/hp-fr.synonyms.tsv", "hpo-synonyms-fr.yaml"));
    for (String language : List.of("de", "it", "pt")) {
      build(table("kb/hpo/translations/hp-" + language + ".babelon.tsv", "babelon.yaml"));
    }
  }

  public void testMorphologyCodes() throws IOException {
    Path archive = data("corpora/cantemist/cantemist_train_dev.tar.gz");
    Path spanish = bytes("es.tsv", entry(archive, "Code_Desc_ES/Morfología_6_caracteres.tsv"));
    assertCounts(1522, 2289, 0, new KbSource.Table(spanish, spec("icd-o-morphology-es.yaml")));
    Path english = bytes("en.txt", entry(archive, "Code_Desc_EN/Morphenglish.txt"));
    assertCounts(1032, 2271, 0, new KbSource.Table(english, spec("icd-o-morphology-en.yaml")));
  }

  public void testUmls() throws IOException {
    Built sample =
        assertCounts(2158, 13360, 2128, new KbSource.Umls(data("fixtures/umls_rrf_sample_ncim")));
    assertEquals(80, sample.report().sources().getFirst().vocabularies().size());
    assertEquals("ADPRHL2 gene", sample.record("C1427481").name());
    assertCounts(2, 3, 0, new KbSource.Umls(data("fixtures/scispacy_tests/umls_META")));
  }

  public void testSnomed() throws IOException {
    Path release = data("fixtures/snomed_rf2_dummy/RF2Release");
    Built snapshot = assertCounts(100, 163, 108, new KbSource.SnomedRf2(release));
    assertEquals("Bleeding", snapshot.record("131148009").name());
    assertEquals(Optional.of("DISO"), snapshot.record("131148009").semanticGroup());
    Path full = data("fixtures/snomed_rf2_dummy/RF2Release/Full");
    assertCounts(100, 163, 112, new KbSource.SnomedRf2(full));
    assertCounts(88, 143, 99, new KbSource.SnomedRf2(release, Optional.of(20020131)));
    assertCounts(96, 155, 107, new KbSource.SnomedRf2(release, Optional.of(20050101)));
    assertCounts(97, 159, 108, new KbSource.SnomedRf2(release, Optional.of(20100101)));
  }

  public void testMerging() throws IOException {
    KbSource mesh = new KbSource.Mesh(data("kb/mesh"));
    KbSource medic = new KbSource.Medic(data("kb/ctd_medic/medic_06Jul2012.txt"));
    Built built = build(mesh, medic, table("kb/merged_open_cui", "merged-open-cui.yaml"));
    assertEquals(5874, built.report().sources().get(1).mergedConcepts());
    assertEquals(92627, built.report().counts().get("concepts").longValue());
  }

  /** Our own table of semantic types against NLM's. */
  public void testSemanticTypes() throws IOException {
    List<String> groups = Files.readAllLines(data("kb/semantic_types/SemGroups_2013.txt"));
    assertEquals(133, groups.size());
    for (String line : groups) {
      List<String> columns = List.of(line.split("\\|", -1));
      assertEquals(Optional.of(columns.get(0)), SemanticGroups.ofType(columns.get(2)));
      assertEquals(Optional.of(columns.get(1)), SemanticGroups.groupName(columns.get(0)));
      assertEquals(Optional.of(columns.get(3)), SemanticGroups.typeName(columns.get(2)));
    }
    List<String> types = new ArrayList<>();
    for (String line : Files.readAllLines(data("kb/semantic_types/SRDEF"))) {
      List<String> columns = List.of(line.split("\\|", -1));
      if (columns.get(0).equals("STY")) {
        types.add(columns.get(1));
        assertEquals(Optional.of(columns.get(2)), SemanticGroups.typeName(columns.get(1)));
      }
    }
    assertEquals(types.size(), SemanticGroups.allTypes().size() - SemanticGroups.withdrawnTypes());
  }

  /** One file of a tar archive, whose headers are 512 bytes: name first, size at 124 in octal. */
  private static byte[] entry(Path archive, String name) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
      for (byte[] header = in.readNBytes(512); header.length == 512; header = in.readNBytes(512)) {
        String found = new String(header, 0, 100, StandardCharsets.UTF_8);
        String size = new String(header, 124, 11, StandardCharsets.US_ASCII).strip();
        int length =
            size.chars().allMatch(Character::isDigit) && !size.isEmpty()
                ? Integer.parseInt(size, 8)
                : 0;
        byte[] content = in.readNBytes((length + 511) / 512 * 512);
        if (found.substring(0, Math.max(0, found.indexOf(0))).equals(name)) {
          return java.util.Arrays.copyOf(content, length);
        }
      }
    }
    throw new AssertionError(archive + ": expected " + name + " in it, found none");
  }
}

package io.conceptlinker.corpus.format;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;

/**
 * Sizes of public corpora below the directory that the property {@code concept.real.data} names:
 * documents, mentions, mentions with a concept, different concepts, relations. Where a corpus's
 * paper or its lines give a number, it is this one; the others were counted once by an independent
 * program.
 */
public class RealCorpusTests extends LuceneTestCase {
  private static final Path CORPORA =
      Path.of(System.getProperty("concept.real.data", "")).resolve("corpora");
  private static final String SPACCC = "spaccc_snomed/spaccc_txt_train.tar.gz";

  private record Size(int documents, int mentions, int withConcept, int concepts, int relations) {}

  private static Size size(CorpusFormat format, CorpusSource source, FormatProblems problems)
      throws IOException {
    Set<String> ids = new HashSet<>();
    int documents = 0;
    int mentions = 0;
    int withConcept = 0;
    int relations = 0;
    try (CorpusReader reader = format.open(source, problems)) {
      for (Optional<CorpusDocument> d = reader.read(); d.isPresent(); d = reader.read()) {
        documents++;
        relations += d.get().relations().size();
        for (Annotation annotation : d.get().annotations()) {
          mentions++;
          withConcept += annotation.concepts().isNil() ? 0 : 1;
          ids.addAll(annotation.ids());
          assertTrue(annotation.end() <= d.get().text().length());
        }
      }
    }
    return new Size(documents, mentions, withConcept, ids.size(), relations);
  }

  private static Size size(CorpusFormat format, String path) throws IOException {
    return size(format, CorpusSource.of(CORPORA.resolve(path)), FormatProblems.strict());
  }

  private static Size table(String path) throws IOException {
    CorpusSource source =
        new CorpusSource(CORPORA.resolve(path), Optional.of(CORPORA.resolve(SPACCC)), "es");
    return size(CorpusFormat.TSV, source, FormatProblems.strict());
  }

  public void testPubTator() throws IOException {
    CorpusFormat format = CorpusFormat.PUBTATOR;
    assertEquals(
        new Size(593, 5145, 5145, 647, 0), size(format, "ncbi_disease/NCBItrainset_corpus.txt"));
    assertEquals(
        new Size(100, 787, 787, 170, 0), size(format, "ncbi_disease/NCBIdevelopset_corpus.txt"));
    assertEquals(
        new Size(100, 960, 960, 200, 0), size(format, "ncbi_disease/NCBItestset_corpus.txt"));
    assertEquals(new Size(500, 9385, 9309, 1328, 1038), size(format, "bc5cdr/train_corpus.txt"));
    assertEquals(new Size(500, 9591, 9532, 1263, 1012), size(format, "bc5cdr/dev_corpus.txt"));
    assertEquals(
        new Size(500, 7837, 6034, 1919, 0), size(format, "tmvar3/tmvar_v3_goldstandard.txt"));
  }

  /** The same corpus in two formats. */
  public void testBioRed() throws IOException {
    Size train = new Size(400, 13351, 13320, 2725, 4178);
    Size dev = new Size(100, 3533, 3513, 962, 1162);
    assertEquals(train, size(CorpusFormat.PUBTATOR, "biored/Train.PubTator"));
    assertEquals(train, size(CorpusFormat.BIOC, "biored/Train.BioC.XML"));
    assertEquals(dev, size(CorpusFormat.PUBTATOR, "biored/Dev.PubTator"));
    assertEquals(dev, size(CorpusFormat.BIOC, "biored/Dev.BioC.XML"));
    assertEquals(new Size(500, 16884, 16833, 3295, 5340), size(CorpusFormat.BIOC, "biored"));
  }

  public void testBrat() throws IOException {
    assertEquals(
        new Size(1688, 10926, 10923, 3860, 0),
        size(CorpusFormat.BRAT, "quaero_frenchmed/quaero_train_dev_brat.tar.gz"));
    assertEquals(
        new Size(1001, 12397, 12397, 743, 0),
        size(CorpusFormat.BRAT, "cantemist/cantemist_train_dev.tar.gz"));
    assertEquals(
        new Size(960, 69419, 56607, 8168, 54373),
        size(CorpusFormat.BRAT, "ct_ebm_sp_v3/ct_ebm_sp_v3_train_dev_brat.tar.gz"));
  }

  public void testTablesOverSpaccc() throws IOException {
    assertEquals(new Size(750, 18973, 18762, 6813, 0), table("spaccc_snomed/train.tsv"));
    String distemist = "distemist_train/distemist_subtrack";
    assertEquals(new Size(750, 8065, 0, 0, 0), table(distemist + "1_training_mentions.tsv"));
    assertEquals(new Size(208, 1512, 1512, 942, 0), table(distemist + "2_training1_linking.tsv"));
    assertEquals(new Size(375, 3624, 3624, 1885, 0), table(distemist + "2_training2_linking.tsv"));
    assertEquals(
        new Size(208, 1512, 1512, 944, 0),
        table(distemist + "2_training1_linking_crossmappings.tsv"));
    assertEquals(
        new Size(375, 3624, 3624, 1887, 0),
        table(distemist + "2_training2_linking_crossmappings.tsv"));
    assertEquals(
        new Size(744, 9092, 0, 0, 0), table("symptemist_train/symptemist_tsv_train_subtask1.tsv"));
    String medprocner = "medprocner_train/medprocner_tsv_train_subtask";
    assertEquals(new Size(749, 11065, 0, 0, 0), table(medprocner + "1.tsv"));
    assertEquals(new Size(250, 4857, 4806, 1600, 0), table(medprocner + "2.tsv"));
    assertEquals(new Size(250, 4857, 4806, 1600, 0), table(medprocner + "2_translated.tsv"));
    assertEquals(new Size(750, 0, 0, 0, 0), size(CorpusFormat.TEXT, SPACCC));
  }

  public void testMedMentions() throws IOException {
    String derived = "medmentions/st21pv/derived/";
    assertEquals(
        new Size(3513, 162804, 162804, 22162, 0),
        size(CorpusFormat.ST21PV, "medmentions/st21pv/processed_st21pv_train_dev.tar.gz"));
    assertEquals(
        new Size(878, 40803, 40803, 8633, 0),
        size(CorpusFormat.TSV, derived + "mentions_dev.tsv.gz"));
    assertEquals(
        new Size(2635, 122001, 122001, 18506, 0),
        size(CorpusFormat.TSV, derived + "mentions_train.tsv.gz"));
    assertEquals(
        new Size(8284, 38288, 38288, 8368, 0),
        size(CorpusFormat.SPANS, derived + "bio_lowercased_dev.jsonl.gz"));
    assertEquals(
        new Size(26716, 122001, 122001, 18506, 0),
        size(CorpusFormat.MENTIONS, derived + "sentences_train.jsonl.gz"));
    String full = "medmentions/full/";
    assertEquals(
        new Size(8284, 67030, 67030, 12239, 0),
        size(CorpusFormat.CONLL_IDS, full + "bio_cui_dev.tsv"));
    assertEquals(
        new Size(8284, 19921, 0, 0, 0), size(CorpusFormat.CONLL, full + "bio_semtype_dev.tsv"));
    assertEquals(
        new Size(878, 71062, 71062, 12610, 0),
        size(CorpusFormat.RESCNN, full + "rescnn_dev.mentions.tsv"));
  }

  public void testOthers() throws IOException {
    assertEquals(
        new Size(128657, 196008, 0, 0, 0),
        size(CorpusFormat.CONLL, "mtl_bioner/mtl_bioner_iob.tar.gz"));
    assertEquals(new Size(2432, 62147, 0, 0, 10031), size(CorpusFormat.CHEMPROT, "chemprot"));
    assertEquals(new Size(21183, 11331, 0, 0, 7100), size(CorpusFormat.ADE, "ade_v2"));
    assertEquals(
        new Size(223980, 223980, 223980, 3256, 0),
        size(CorpusFormat.ASKAPATIENT, "social_media_mcn/askapatient_twadrl_10fold.tar.gz"));
    assertEquals(
        new Size(802, 11350, 10932, 2871, 0),
        size(CorpusFormat.E3C, "e3c/e3c_en_fr_es_layer1_layer2.tar.gz"));
    assertEquals(
        new Size(97, 99623, 99623, 4836, 0),
        size(CorpusFormat.CRAFT, "craft/craft_v5_txt_concept_annotations.tar.gz"));
  }

  /** One German row has nothing between its marks. */
  public void testXlBel() throws IOException {
    FormatProblems lenient = FormatProblems.lenient();
    CorpusSource source = CorpusSource.of(CORPORA.resolve("xl_bel"));
    assertEquals(new Size(2999, 2999, 2999, 2623, 0), size(CorpusFormat.XL_BEL, source, lenient));
    assertEquals(1, lenient.skipped());
  }
}

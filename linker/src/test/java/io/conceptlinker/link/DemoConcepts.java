package io.conceptlinker.link;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import java.io.IOException;
import java.nio.file.Path;

/** A knowledge base of some twenty concepts, enough for a case of each rule. */
final class DemoConcepts {
  private DemoConcepts() {}

  static KnowledgeBase build(Path directory) throws IOException {
    KnowledgeBaseBuilder kb = new KnowledgeBaseBuilder();
    disease(kb, "D1", "Breast Neoplasms", "breast cancer", "cancer of breast");
    disease(kb, "D2", "Ovarian Neoplasms", "ovarian cancer");
    disease(kb, "D3", "Hepatolenticular Degeneration", "Wilson disease", "Wilson's disease");
    disease(kb, "D4", "Precursor Cell Leukemia", "acute lymphoblastic leukemia", "ALL");
    disease(kb, "D5", "Wiskott-Aldrich Syndrome", "WAS");
    disease(kb, "D6", "Arthritis, Juvenile Rheumatoid");
    disease(kb, "D7", "Hepatitis B");
    disease(kb, "D8", "Hepatitis C");
    disease(kb, "D9", "Heart Failure", "insuffisance cardiaque", "insuficiencia cardiaca");
    disease(kb, "D10", "Diabetes Mellitus", "diabetes");
    disease(kb, "D11", "Gout");
    disease(kb, "D12", "Common Cold", "cold");
    disease(kb, "D13", "Asthma", "asthma");
    disease(kb, "D14", "Celiac Disease", "CD", "gluten enteropathy");
    disease(kb, "D15", "Crohn Disease", "CD", "regional ileitis");
    disease(kb, "D16", "Anaemia, Aplastic", "aplastic anaemia");
    disease(kb, "D17", "Pancreatic Neoplasm");
    disease(kb, "D18", "Copper Toxicosis");
    kb.definition(kb.concept("D14"), "Malabsorption triggered by gluten in wheat.");
    kb.definition(kb.concept("D15"), "Granulomatous inflammation of the bowel with fistulas.");
    add(kb, "A1", "Anatomy", "Breast", "breast");
    add(kb, "A2", "Anatomy", "Bowel", "bowel");
    add(kb, "G1", "Gene", "Catalase", "CAT");
    add(kb, "G2", "Gene", "Interleukin 2", "IL2", "IL-2");
    add(kb, "G3", "Gene", "Tumor necrosis factor alpha", "TNF-α");
    add(kb, "C1", "Procedure", "Computed tomography", "CT");
    kb.name(kb.concept("D10"), "sugar disease", "en", "train", NameKind.TRAINING, 3);
    kb.name(kb.concept("D11"), "gouty joint", "en", "train", NameKind.TRAINING, 9);
    kb.name(kb.concept("D6"), "gouty joint", "en", "train", NameKind.TRAINING, 1);
    kb.write(directory, "mini");
    return KnowledgeBase.open(directory);
  }

  private static void disease(KnowledgeBaseBuilder kb, String id, String... names) {
    add(kb, id, "Disease", names);
  }

  private static void add(KnowledgeBaseBuilder kb, String id, String group, String... names) {
    int concept = kb.concept(id);
    kb.semanticGroup(concept, group);
    kb.preferredName(concept, names[0], "en");
    for (String name : names) {
      String language = name.contains("cardiaque") ? "fr" : name.contains("cardiaca") ? "es" : "en";
      kb.name(concept, name, language, "mini", NameKind.SYNONYM, 0);
    }
  }
}

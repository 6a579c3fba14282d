package io.conceptlinker.kb;

/** The input of the golden bundles: a little of everything that a bundle can hold. */
final class GoldenKnowledge {

  private GoldenKnowledge() {}

  static KnowledgeBaseBuilder builder() {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int neoplasm = builder.concept("C0027651");
    builder.preferredName(neoplasm, "Neoplasms", "en");
    builder.name(neoplasm, "tumour", "en", "MSH", NameKind.SYNONYM, 3);
    builder.semanticType(neoplasm, "T191").semanticGroup(neoplasm, "DISO");
    int cancer = builder.concept("C0006142");
    builder.preferredName(cancer, "Malignant neoplasm of breast", "en");
    builder.name(cancer, "breast cancer", "en", "MSH", NameKind.SYNONYM, 12);
    builder.name(cancer, "cáncer de mama", "es", "SCTSPA", NameKind.PREFERRED, 0);
    builder.name(cancer, "BC", "en", "MSH", NameKind.ABBREVIATION, 0);
    builder.parent(cancer, neoplasm).semanticType(cancer, "T191").semanticGroup(cancer, "DISO");
    builder.definition(cancer, "A primary or metastatic malignant neoplasm of the breast.");
    builder.alternativeId(cancer, "MESH:D001943").xref(cancer, "DOID:1612");
    int cell = builder.concept("C0005516");
    builder.preferredName(cell, "Biological markers", "en");
    builder.name(cell, "BC", "en", "X", NameKind.TRAINING, 1);
    builder.name(cell, "TNF-α", "en", "", NameKind.SYNONYM, 0);
    builder.name(cell, "𝕏 \uD83E\uDDEC", "en", "", NameKind.SYNONYM, 0);
    builder.retired("C0000001", "C0000002").retired("C0000002", "C0006142");
    builder.source(new SourceFile("tsv", "golden.tsv", "00".repeat(32), 10));
    return builder.option("languages", "en,es");
  }
}

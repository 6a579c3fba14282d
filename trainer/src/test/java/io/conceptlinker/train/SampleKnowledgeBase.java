package io.conceptlinker.train;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import java.io.IOException;
import java.nio.file.Path;

/** A few diseases. */
final class SampleKnowledgeBase {
  private static final String[][] CONCEPTS = {
    {"D1", "Lung Neoplasms", "lung cancer", "cancer of lung", "pulmonary neoplasm"},
    {"D2", "Kidney Failure", "renal failure", "failure of the kidney"},
    {"D3", "Hypertension", "high blood pressure"},
    {"D4", "Gout"},
  };

  private SampleKnowledgeBase() {}

  static KnowledgeBase in(Path directory) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (String[] concept : CONCEPTS) {
      int ordinal = builder.concept(concept[0]);
      for (int i = 1; i < concept.length; i++) {
        builder.name(
            ordinal, concept[i], "en", "T", i == 1 ? NameKind.PREFERRED : NameKind.SYNONYM, 0);
      }
      builder.definition(ordinal, "What is called " + concept[1] + ".");
    }
    builder.write(directory.resolve("kb"), "sample");
    return KnowledgeBase.open(directory.resolve("kb"));
  }
}

package io.conceptlinker.kb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class BundleDiffTests extends LuceneTestCase {

  private static KnowledgeBaseBuilder common() {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int cancer = builder.concept("C1");
    builder.preferredName(cancer, "cancer", "en");
    builder.preferredName(builder.concept("C2"), "neoplasm", "en");
    return builder;
  }

  private KnowledgeBase open(KnowledgeBaseBuilder builder) throws IOException {
    Path directory = createTempDir().resolve("kb");
    builder.write(directory, "diff");
    return KnowledgeBase.open(directory);
  }

  public void testEveryKindOfChange() throws IOException {
    KnowledgeBaseBuilder old = common();
    int c1 = old.concept("C1");
    int c2 = old.concept("C2");
    old.parent(c1, c2).semanticType(c1, "T1").semanticGroup(c1, "DISO");
    old.name(c1, "tumour", "en", "X", NameKind.SYNONYM, 0);
    old.preferredName(old.concept("C3"), "gone", "en");
    old.preferredName(old.concept("C4"), "merged", "en");

    KnowledgeBaseBuilder current = common();
    int d1 = current.concept("C1");
    int d5 = current.concept("C5");
    current.preferredName(d5, "fresh", "en").parent(d1, d5);
    current.semanticType(d1, "T2").semanticGroup(d1, "CHEM");
    current.name(d1, "tumeur", "fr", "X", NameKind.SYNONYM, 0);
    current.preferredName(current.concept("C2"), "Neoplasm", "de");
    current.retired("C4", "C1");

    List<BundleChange> changes = new ArrayList<>();
    Map<BundleChange.Kind, Long> counts;
    try (KnowledgeBase before = open(old);
        KnowledgeBase after = open(current)) {
      counts = BundleDiff.diff(before, after, changes::add);
    }
    assertEquals(
        List.of(
            new BundleChange(BundleChange.Kind.NAME_REMOVED, "C1", "tumour (en)", ""),
            new BundleChange(BundleChange.Kind.NAME_ADDED, "C1", "", "tumeur (fr)"),
            new BundleChange(BundleChange.Kind.PARENT_REMOVED, "C1", "C2", ""),
            new BundleChange(BundleChange.Kind.PARENT_ADDED, "C1", "", "C5"),
            new BundleChange(BundleChange.Kind.TYPE_REMOVED, "C1", "T1", ""),
            new BundleChange(BundleChange.Kind.TYPE_ADDED, "C1", "", "T2"),
            new BundleChange(BundleChange.Kind.GROUP_CHANGED, "C1", "DISO", "CHEM"),
            new BundleChange(BundleChange.Kind.NAME_ADDED, "C2", "", "Neoplasm (de)"),
            new BundleChange(BundleChange.Kind.CONCEPT_REMOVED, "C3", "gone", ""),
            new BundleChange(BundleChange.Kind.CONCEPT_RETIRED, "C4", "merged", "C1"),
            new BundleChange(BundleChange.Kind.CONCEPT_ADDED, "C5", "", "fresh")),
        changes);
    assertEquals(2L, counts.getOrDefault(BundleChange.Kind.NAME_ADDED, 0L).longValue());
    assertFalse(counts.containsKey(BundleChange.Kind.PREFERRED_NAME_CHANGED));
  }

  public void testSameBundlesDoNotDiffer() throws IOException {
    RandomKnowledge input = new RandomKnowledge(random(), 40);
    try (KnowledgeBase before = open(input.builder());
        KnowledgeBase after = open(input.builder())) {
      assertEquals(Map.of(), BundleDiff.diff(before, after, change -> fail(change.toString())));
    }
  }
}

package io.conceptlinker.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Assert;
import org.junit.BeforeClass;
import org.junit.Test;

/** Which room may import which: the table of {@code ARCHITECTURE.md} as a test. */
public final class RoomsTests {
  private static final String ROOT = "io.conceptlinker.";

  /** Room package to the room packages that it may import. */
  private static final Map<String, List<String>> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("trie", List.of()),
              Map.entry("kb", List.of("trie")),
              Map.entry("load", List.of("kb", "trie")),
              Map.entry("link", List.of("kb", "trie")),
              Map.entry("torch", List.of("link")),
              Map.entry("server", List.of("link")),
              Map.entry("train", List.of("link", "kb", "torch", "trie")),
              Map.entry("corpus", List.of("link")),
              Map.entry("eval", List.of("corpus", "link")),
              Map.entry("ingest", List.of("link", "kb")),
              Map.entry("elasticsearch", List.of("ingest", "link", "kb")),
              Map.entry("node", List.of()),
              Map.entry("page", List.of()),
              Map.entry(
                  "cli",
                  List.of(
                      "server", "load", "link", "kb", "trie", "corpus", "eval", "node", "page",
                      "train", "torch"))));

  private static JavaClasses classes;

  @BeforeClass
  public static void importClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.conceptlinker");
  }

  @Test
  public void everyRoomHasClasses() {
    for (String room : ARROWS.keySet()) {
      Assert.assertTrue(
          "no class found in room [" + room + "]",
          classes.stream().anyMatch(c -> c.getPackageName().startsWith(ROOT + room)));
    }
  }

  @Test
  public void roomsImportOnlyWhatTheyMay() {
    for (Map.Entry<String, List<String>> room : ARROWS.entrySet()) {
      List<String> forbidden = new ArrayList<>(ARROWS.keySet());
      forbidden.remove(room.getKey());
      forbidden.removeAll(room.getValue());
      noClasses()
          .that()
          .resideInAPackage(ROOT + room.getKey() + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              forbidden.stream().map(name -> ROOT + name + "..").toArray(String[]::new))
          .because("ARCHITECTURE.md has no arrow from " + room.getKey() + " to there")
          .check(classes);
    }
  }

  @Test
  public void noCycles() {
    slices().matching("io.conceptlinker.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  public void elasticsearchStaysAtTheDoor() {
    onlyIn("org.elasticsearch..", ROOT + "ingest..", ROOT + "elasticsearch..", ROOT + "node..");
  }

  @Test
  public void finiteStateTransducersStayInTheTrieRoom() {
    onlyIn("org.apache.lucene.util.fst..", ROOT + "trie..");
  }

  @Test
  public void modelRuntimesStayInTheirRooms() {
    onlyIn("ai.onnxruntime..", ROOT + "link.lm..");
    onlyIn("ai.djl..", ROOT + "torch..");
  }

  @Test
  public void theHttpServerStaysInItsRoom() {
    onlyIn("org.eclipse.jetty..", ROOT + "server..");
    onlyIn("io.prometheus..", ROOT + "server..");
  }

  @Test
  public void internalStaysInternal() {
    for (String room : ARROWS.keySet()) {
      onlyIn(ROOT + room + ".internal..", ROOT + room + "..");
    }
  }

  private static void onlyIn(String what, String... rooms) {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(what)
        .allowEmptyShould(true)
        .check(classes);
  }
}

package io.conceptlinker.benchmarks.decoding;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RandomDecodesTests {

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  /** As bin/benchmark RandomDecodes does ten million times. */
  @Test
  public void nothingOutsideOfTheKnowledgeBase() throws IOException {
    RandomDecodes run = RandomDecodes.run(50_000, 7);
    assertEquals(50_000, run.decodes());
    assertTrue(run.toString(), run.answers() > 50_000);
    assertEquals(run.toString(), 0, run.outside());
    assertEquals(run.toString(), RandomDecodes.run(50_000, 7).toString());
  }

  @Test
  public void whatIsOutsideIsSeen() throws IOException {
    Path bundle = temporary.getRoot().toPath().resolve("kb");
    try (RandomNames names = new RandomNames(bundle, new Random(1))) {
      int concept = names.trie().knowledgeBase().nameConcept(0);
      int other = names.trie().knowledgeBase().conceptCount() - 1;
      int otherName = names.trie().knowledgeBase().firstName(other);
      assertTrue(names.has(concept, 0, Set.of()));
      assertFalse(names.has(concept, -1, Set.of()));
      assertFalse(names.has(other + 1, otherName, Set.of()));
      assertFalse(names.has(concept, otherName, Set.of()));
      assertFalse(names.has(concept, 0, Set.of("NONE")));
      for (int[] draft : List.of(names.encode("a"), names.encode("ab"))) {
        assertEquals(1, draft[0]);
      }
    }
  }
}

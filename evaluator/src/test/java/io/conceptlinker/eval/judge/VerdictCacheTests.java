package io.conceptlinker.eval.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.tests.util.LuceneTestCase;

public class VerdictCacheTests extends LuceneTestCase {
  private static final Judgement FIRST = new Judgement(Verdict.NONE, Verdict.EXACT);
  private static final Judgement SECOND = new Judgement(Verdict.BROADER, Verdict.NARROWER);

  private static String key(String text) {
    return Sha256.hex(text);
  }

  private static Path written() throws IOException {
    Path file = createTempDir().resolve("verdicts");
    try (VerdictCache cache = VerdictCache.open(file)) {
      assertEquals(Optional.empty(), cache.get(key("1")));
      cache.put(key("1"), FIRST);
      cache.put(key("2"), SECOND);
      cache.put(key("3"), Judgement.INVALID);
      assertEquals(Optional.of(FIRST), cache.get(key("1")));
    }
    return file;
  }

  public void testRemembers() throws IOException {
    Path file = written();
    assertEquals(3, Files.readAllLines(file).size());
    try (VerdictCache cache = VerdictCache.open(file)) {
      assertEquals(Optional.of(FIRST), cache.get(key("1")));
      assertEquals(Optional.of(SECOND), cache.get(key("2")));
      assertEquals(Optional.of(Judgement.INVALID), cache.get(key("3")));
      assertEquals(0, cache.damaged());
      cache.put(key("4"), FIRST);
    }
    assertEquals(4, Files.readAllLines(file).size());
  }

  /** Wherever a run is ended, what was whole stays, and what follows is whole. */
  public void testCutAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    int line = whole.length / 3;
    for (int length = 0; length <= whole.length; length += 1 + random().nextInt(9)) {
      Path file = createTempFile();
      Files.write(file, Arrays.copyOf(whole, length));
      try (VerdictCache cache = VerdictCache.open(file)) {
        cache.put(key("4"), SECOND);
      }
      try (VerdictCache cache = VerdictCache.open(file)) {
        assertEquals("" + length, Optional.of(SECOND), cache.get(key("4")));
        if (length >= line) {
          assertEquals(Optional.of(FIRST), cache.get(key("1")));
        }
        assertTrue(cache.damaged() <= 1);
      }
    }
  }

  /** A changed byte costs its line, and nothing is ever remembered wrongly. */
  public void testChangedAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(written());
    List<Judgement> told = List.of(FIRST, SECOND, Judgement.INVALID);
    for (int i = 0; i < 200; i++) {
      byte[] changed = whole.clone();
      changed[random().nextInt(changed.length)] ^= (byte) (1 << random().nextInt(8));
      Path file = createTempFile();
      Files.write(file, changed);
      try (VerdictCache cache = VerdictCache.open(file)) {
        int known = 0;
        for (int n = 0; n < 3; n++) {
          Optional<Judgement> judgement = cache.get(key(Integer.toString(n + 1)));
          if (judgement.isPresent()) {
            known++;
            assertEquals(told.get(n), judgement.get());
          }
        }
        assertTrue(known >= 1);
      }
    }
  }

  public void testOneRunAtATime() throws IOException {
    Path file = written();
    try (VerdictCache cache = VerdictCache.open(file)) {
      IOException e = expectThrows(IOException.class, () -> VerdictCache.open(file));
      assertTrue(e.getMessage(), e.getMessage().contains("no other run"));
      assertEquals(0, cache.damaged());
    }
    VerdictCache.open(file).close();
  }

  public void testOtherFilesAreNoVerdicts() throws IOException {
    Path file = createTempFile();
    List<String> lines = new ArrayList<>(List.of("", "hello", "00000000 x exact exact"));
    Files.write(file, lines);
    try (VerdictCache cache = VerdictCache.open(file)) {
      assertEquals(2, cache.damaged());
    }
  }
}

package io.conceptlinker.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.tests.util.LuceneTestCase;

public class OverlapsTests extends LuceneTestCase {

  public void testAgainstDefinitions() {
    for (int round = 0; round < 300; round++) {
      List<Mention> mentions = randomMentions();
      List<Mention> shuffled = new ArrayList<>(mentions);
      Collections.shuffle(shuffled, random());
      for (OverlapPolicy policy : OverlapPolicy.values()) {
        List<Mention> kept = Overlaps.resolve(shuffled, policy);
        assertEquals(expected(mentions, policy), List.copyOf(new TreeSet<>(names(kept))));
        for (int i = 1; i < kept.size(); i++) {
          assertTrue(inOrder(kept.get(i - 1), kept.get(i)));
        }
      }
    }
  }

  /** The definition of each policy, word for word. */
  private static List<String> expected(List<Mention> all, OverlapPolicy policy) {
    List<Mention> kept = new ArrayList<>();
    switch (policy) {
      case ALL -> kept.addAll(all);
      case NO_SUB -> {
        for (Mention mention : all) {
          if (all.stream().noneMatch(other -> longerAround(other, mention))) {
            kept.add(mention);
          }
        }
      }
      case LONGEST -> {
        List<Mention> left = new ArrayList<>(all);
        while (!left.isEmpty()) {
          Mention best = left.getFirst();
          for (Mention mention : left) {
            best = beats(mention, best) ? mention : best;
          }
          Mention winner = best;
          kept.add(winner);
          left.removeIf(other -> overlap(winner, other));
        }
      }
    }
    return List.copyOf(new TreeSet<>(names(kept)));
  }

  private static boolean longerAround(Mention outer, Mention inner) {
    return outer.passage() == inner.passage()
        && outer.start() <= inner.start()
        && outer.end() >= inner.end()
        && length(outer) > length(inner);
  }

  private static boolean beats(Mention a, Mention b) {
    if (length(a) != length(b)) {
      return length(a) > length(b);
    }
    if (a.score() != b.score()) {
      return a.score() > b.score();
    }
    return a.passage() != b.passage() ? a.passage() < b.passage() : a.start() < b.start();
  }

  private static boolean overlap(Mention a, Mention b) {
    return a.passage() == b.passage() && a.start() < b.end() && b.start() < a.end();
  }

  private static boolean inOrder(Mention a, Mention b) {
    if (a.passage() != b.passage()) {
      return a.passage() < b.passage();
    }
    return a.start() < b.start() || (a.start() == b.start() && a.end() >= b.end());
  }

  private static int length(Mention mention) {
    return mention.end() - mention.start();
  }

  private static List<String> names(List<Mention> mentions) {
    return mentions.stream().map(Mention::conceptId).toList();
  }

  /** Spans of their own each, as the linker gives them. */
  private static List<Mention> randomMentions() {
    Map<List<Integer>, Mention> mentions = new LinkedHashMap<>();
    int count = random().nextInt(12);
    for (int i = 0; i < count; i++) {
      int passage = random().nextInt(2);
      int start = random().nextInt(20);
      int end = start + 1 + random().nextInt(8);
      mentions.put(
          List.of(passage, start, end),
          new Mention(
              passage,
              start,
              end,
              "C" + (char) ('a' + i),
              "x",
              random().nextInt(3) / 2.0,
              Assertion.PRESENT,
              LinkPath.DICTIONARY,
              List.of()));
    }
    return new ArrayList<>(mentions.values());
  }
}

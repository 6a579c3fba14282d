package io.conceptlinker.link.mention;

import io.conceptlinker.trie.PhraseKeys;
import io.conceptlinker.trie.PhraseTrie;
import io.conceptlinker.trie.PhraseTrieBuilder;
import io.conceptlinker.trie.Words;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.tests.util.LuceneTestCase;

/** Taggers against definitions that try everything. */
public class TaggersTests extends LuceneTestCase {
  private static final String[] VOCABULARY = {"ka", "lo", "mi", "nu", "pe", "ra", "si", "tu"};
  private static final String[] GAPS = {
    " ", " ", " ", " ", "-", "/", ", ", ". ", " of ", " of the "
  };

  public void testInOrderFindsWhatTryingAllRangesFinds() throws IOException {
    for (int round = 0; round < 200; round++) {
      Set<String> phrases = randomPhrases();
      PhraseTrie trie = trie(phrases);
      TokenizedText text = new TokenizedText(trie).reset(randomText());
      PhraseMatches matches = new PhraseMatches();
      new DictionaryTagger(trie).tag(text, matches);
      Set<String> expected = new TreeSet<>();
      for (int first = 0; first < text.size(); first++) {
        for (int end = first + 1; end <= text.size(); end++) {
          List<String> keys = content(text, first, end);
          boolean edges = !isStop(text, first) && !isStop(text, end - 1);
          if (edges && sameSentence(text, first, end) && phrases.contains(join(keys))) {
            expected.add(first + "-" + end + "=" + trie.phrase(join(keys)));
          }
        }
      }
      assertEquals(expected, found(matches));
    }
  }

  public void testReorderingFindsWhatTryingAllOrdersFinds() throws IOException {
    for (int round = 0; round < 200; round++) {
      Set<String> phrases = randomPhrases();
      PhraseTrie trie = trie(phrases);
      TokenizedText text = new TokenizedText(trie).reset(randomText());
      PhraseMatches matches = new PhraseMatches();
      new ReorderingTagger(trie).tag(text, matches);
      Set<String> expected = new TreeSet<>();
      for (int first = 0; first < text.size(); first++) {
        for (int end = first + 2; end <= text.size(); end++) {
          List<String> keys = content(text, first, end);
          boolean edges = !isStop(text, first) && !isStop(text, end - 1);
          if (edges && keys.size() > 1 && keys.size() <= 4 && isSmooth(text, first, end)) {
            addOrders(new ArrayList<>(), keys, keys, phrases, trie, first + "-" + end, expected);
          }
        }
      }
      assertEquals(expected, found(matches));
    }
  }

  /** Every order of the words left but the one of the text. */
  private static void addOrders(
      List<String> order,
      List<String> left,
      List<String> keys,
      Set<String> phrases,
      PhraseTrie trie,
      String range,
      Set<String> into) {
    if (left.isEmpty() && !order.equals(keys) && phrases.contains(join(order))) {
      into.add(range + "=" + trie.phrase(join(order)));
    }
    for (int i = 0; i < left.size(); i++) {
      List<String> longer = new ArrayList<>(order);
      longer.add(left.get(i));
      List<String> rest = new ArrayList<>(left);
      rest.remove(i);
      addOrders(longer, rest, keys, phrases, trie, range, into);
    }
  }

  public void testCoordination() throws IOException {
    PhraseTrie trie =
        trie(
            Set.of(
                "breast cancer",
                "lung cancer",
                "small cell lung cancer",
                "colon cancer",
                "hepatitis B",
                "hepatitis C",
                "hepatitis D",
                "type 1 diabetes",
                "back pain"));
    coordinates(trie, "breast and lung cancer", "breast=breast cancer");
    coordinates(trie, "breast, colon or lung cancer", "breast=breast cancer", "colon=colon cancer");
    coordinates(trie, "breast/lung cancer", "breast=breast cancer");
    coordinates(trie, "hepatitis B and C", "C=hepatitis C");
    coordinates(trie, "hepatitis B, C, and D", "C=hepatitis C", "D=hepatitis D");
    coordinates(trie, "breast, lung cancer");
    coordinates(trie, "breast. And lung cancer");
    coordinates(trie, "breast and big lung cancer");
    coordinates(trie, "hepatitis B and back pain");
    coordinates(trie, "back and lung cancer");
  }

  public void testVariants() throws IOException {
    PhraseTrie trie = trie(Set.of("pancreatic neoplasm", "acute kidney failure", "neoplasm"));
    TokenizedText text = new TokenizedText(trie).reset("acute renal failure, pancreatic tumours");
    // "tumour" and "renal" are no words of this trie, so nothing can be exchanged.
    PhraseMatches matches = new PhraseMatches();
    exchangeTagger(trie).tag(text, matches);
    assertEquals(0, matches.size());
    PhraseTrie more =
        trie(
            Set.of(
                "pancreatic neoplasm", "acute kidney failure", "tumor marker", "renal", "tumor"));
    text = new TokenizedText(more).reset("acute renal failure, pancreatic tumours");
    exchangeTagger(more).tag(text, matches);
    assertEquals(
        Set.of(
            "0-3=" + more.phrase("acute kidney failure"),
            "3-5=" + more.phrase("pancreatic neoplasm")),
        found(matches));
    assertEquals(MatchForm.VARIANT, matches.form(0));
  }

  public void testMisspellings() throws IOException {
    PhraseTrie trie = trie(Set.of("diabetes mellitus", "hypertension", "rheumatoid arthritis"));
    misspells(trie, "diabetes melitus", "diabetes mellitus");
    misspells(trie, "hypertenssion", "hypertension");
    misspells(trie, "hypetrension", "hypertension");
    misspells(trie, "hypertensuon");
    misspells(trie, "diabotes mellitus", "diabetes mellitus");
    misspells(trie, "hypertenion", "hypertension");
    misspells(trie, "rheumatiod arthritis was", "rheumatoid arthritis");
    misspells(trie, "rheumatoid. arthritsi");
    misspells(trie, "ypertension");
    misspells(trie, "hypotensive");
    misspells(trie, "HYPERTENSUON");
  }

  private static void misspells(PhraseTrie trie, String surface, String... expected) {
    TokenizedText text = new TokenizedText(trie).reset(surface);
    PhraseMatches matches = new PhraseMatches();
    exchangeTagger(trie).tag(text, matches);
    assertEquals(surface, expected.length, matches.size());
    for (int i = 0; i < matches.size(); i++) {
      assertEquals(trie.phrase(expected[i]), matches.phrase(i));
      assertEquals(MatchForm.MISSPELT, matches.form(i));
      assertEquals(0, matches.firstWord(i));
    }
  }

  private static ExchangeTagger exchangeTagger(PhraseTrie trie) {
    return new ExchangeTagger(trie, WordVariants.of(trie), new WordCorrections(trie));
  }

  private static void coordinates(PhraseTrie trie, String surface, String... expected) {
    TokenizedText text = new TokenizedText(trie).reset(surface);
    PhraseMatches matches = new PhraseMatches();
    new DictionaryTagger(trie).tag(text, matches);
    int inOrder = matches.size();
    new CoordinationTagger(trie).tag(text, matches);
    Set<String> found = new TreeSet<>();
    for (int i = inOrder; i < matches.size(); i++) {
      assertEquals(MatchForm.COORDINATED, matches.form(i));
      String covered =
          surface.substring(text.start(matches.firstWord(i)), text.end(matches.endWord(i)));
      for (String phrase : List.of(expected)) {
        String name = phrase.substring(phrase.indexOf('=') + 1);
        if (trie.phrase(name) == matches.phrase(i)) {
          found.add(covered + "=" + name);
        }
      }
      assertEquals(i - inOrder + 1, found.size());
    }
    assertEquals(Set.of(expected), found);
  }

  private static Set<String> found(PhraseMatches matches) {
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < matches.size(); i++) {
      found.add(matches.firstWord(i) + "-" + matches.endWord(i) + "=" + matches.phrase(i));
    }
    return found;
  }

  private static List<String> content(TokenizedText text, int first, int end) {
    List<String> keys = new ArrayList<>();
    for (int word = first; word < end; word++) {
      if (!isStop(text, word)) {
        keys.add(text.words().key(word));
      }
    }
    return keys;
  }

  private static boolean isStop(TokenizedText text, int word) {
    return text.words().isStopWord(word);
  }

  private static boolean sameSentence(TokenizedText text, int first, int end) {
    return text.sentenceOf(first) == text.sentenceOf(end - 1);
  }

  /** No comma or full stop inside, no word that no phrase has. */
  private static boolean isSmooth(TokenizedText text, int first, int end) {
    String surface = text.text().substring(text.start(first), text.end(end));
    boolean known = true;
    for (int word = first; word < end; word++) {
      known &= text.ordinal(word) != -1;
    }
    return known
        && surface.indexOf(',') < 0
        && surface.indexOf('.') < 0
        && sameSentence(text, first, end);
  }

  private static String join(List<String> keys) {
    return String.join(" ", keys);
  }

  private static Set<String> randomPhrases() {
    Set<String> phrases = new TreeSet<>();
    for (int i = 1 + random().nextInt(25); i > 0; i--) {
      List<String> words = new ArrayList<>();
      for (int w = random().nextInt(4); w >= 0; w--) {
        words.add(VOCABULARY[random().nextInt(VOCABULARY.length)]);
      }
      phrases.add(join(words));
    }
    return phrases;
  }

  private static String randomText() {
    StringBuilder text = new StringBuilder();
    for (int i = random().nextInt(25); i >= 0; i--) {
      String word = VOCABULARY[random().nextInt(VOCABULARY.length)];
      text.append(random().nextInt(5) == 0 ? word.toUpperCase(Locale.ROOT) : word);
      text.append(GAPS[random().nextInt(GAPS.length)]);
    }
    return text.toString();
  }

  private static PhraseTrie trie(Set<String> phrases) throws IOException {
    PhraseTrieBuilder builder = new PhraseTrieBuilder();
    for (String phrase : phrases) {
      builder.add(Words.of(phrase));
    }
    PhraseKeys keys = builder.sort();
    ByteBuffersDataOutput words = new ByteBuffersDataOutput();
    keys.writeWords(words);
    ByteBuffersDataOutput arcs = new ByteBuffersDataOutput();
    keys.writePhrases(arcs);
    return PhraseTrie.open(
        MemorySegment.ofArray(words.toArrayCopy()), MemorySegment.ofArray(arcs.toArrayCopy()));
  }
}

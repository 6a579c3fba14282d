package io.conceptlinker.benchmarks.tagging;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.conceptlinker.benchmarks.PhraseKeyList;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TaggersTests {
  private static final String[] WORDS = {
    "acute",
    "renal",
    "failure",
    "of",
    "the",
    "TNF-α",
    "IL2",
    "anaemias",
    "é",
    "type 2",
    "\uD83E\uDDEC"
  };

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private final Random random = new Random(7);

  private String text(int length) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
    return String.join(random.nextBoolean() ? " " : ", ", words);
  }

  private Path compile(List<String> names) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    for (int i = 0; i < names.size(); i++) {
      builder.name(builder.concept("C" + i), names.get(i), "en", "", NameKind.SYNONYM, 0);
    }
    Path directory = temporary.getRoot().toPath().resolve("kb");
    builder.write(directory, "kb");
    return directory;
  }

  @Test
  public void allEnginesFindTheSame() throws IOException {
    List<String> names = new ArrayList<>();
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      names.add(text(1 + random.nextInt(4)));
      documents.add(text(random.nextInt(60)));
    }
    Path directory = compile(names);
    try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
      String[] phrases = PhraseKeyList.of(kb);
      TextTagger ours = new PhraseTrieTagger(kb, directory);
      long found = SameMatches.count(ours, new DoubleArrayTagger(phrases), documents);
      try (SolrTagger solr = new SolrTagger(phrases, temporary.newFolder().toPath())) {
        assertEquals(found, SameMatches.count(ours, solr, documents));
      }
      assertEquals(true, found > documents.size());
    }
  }

  @Test
  public void placesAreThoseOfTheDocument() throws IOException {
    Path directory = compile(List.of("renal failure", "failure", "acute renal failure"));
    try (KnowledgeBase kb = KnowledgeBase.open(directory);
        SolrTagger solr = new SolrTagger(PhraseKeyList.of(kb), temporary.newFolder().toPath())) {
      Matches matches = new Matches();
      solr.tag("An acute renal failure.", matches);
      List<Matches.Match> expected =
          List.of(
              new Matches.Match(3, 22, kb.phrases().phrase("acute renal failure")),
              new Matches.Match(9, 22, kb.phrases().phrase("renal failure")),
              new Matches.Match(15, 22, kb.phrases().phrase("failure")));
      assertEquals(expected, matches.sorted());
    }
  }

  @Test
  public void aDifferenceIsNoticed() throws IOException {
    Path directory = compile(List.of("renal failure", "failure"));
    try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
      TextTagger ours = new PhraseTrieTagger(kb, directory);
      TextTagger other = new DoubleArrayTagger(new String[] {"renal failure"});
      assertThrows(
          IllegalStateException.class,
          () -> SameMatches.count(ours, other, List.of("no match", "renal failure")));
    }
  }
}

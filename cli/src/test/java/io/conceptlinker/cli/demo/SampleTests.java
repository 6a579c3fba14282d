package io.conceptlinker.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.Mention;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.input.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;
import org.junit.AfterClass;
import org.junit.BeforeClass;

/** What ships as sample belongs together: concepts, literature, topics. */
@SuppressFileSystems("*") // the sample lies in the checkout
public class SampleTests extends LuceneTestCase {

  private static final Path LITERATURE = Path.of("../config/demo/literature");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static KnowledgeBase kb;

  @BeforeClass
  public static void compile() throws IOException {
    Path bundle = createTempDir().resolve("demo");
    KnowledgeBaseCompiler.compile(
        CompileSpec.of("demo", bundle, new KbSource.Jsonl(Path.of("../config/demo/kb"))),
        Progress.NONE);
    kb = KnowledgeBase.open(bundle);
  }

  @AfterClass
  public static void close() {
    kb.close();
    kb = null;
  }

  private static Map<String, JsonNode> lines(String file) throws IOException {
    Map<String, JsonNode> lines = new HashMap<>();
    for (String line : Files.readAllLines(LITERATURE.resolve(file))) {
      JsonNode node = JSON.readTree(line);
      assertNull(file + " twice", lines.put(node.path("id").asText(), node));
    }
    return lines;
  }

  public void testIsAsLargeAndVariedAsItSays() throws IOException {
    assertTrue(kb.conceptCount() >= 400);
    assertTrue(lines("abstracts.jsonl").size() >= 80);
    Set<String> languages = new HashSet<>();
    for (int name = 0; name < kb.nameCount(); name++) {
      languages.add(kb.nameLanguage(name));
    }
    assertTrue(languages.toString(), languages.containsAll(List.of("en", "fr", "es")));
    assertTrue(
        kb.semanticGroups().toString(),
        kb.semanticGroups().containsAll(List.of("DISO", "CHEM", "ANAT", "PROC", "GENE")));
  }

  public void testTopicsNameConceptsAndDocumentsThatAreThere() throws IOException {
    Set<String> documents = lines("abstracts.jsonl").keySet();
    for (JsonNode topic : lines("topics.jsonl").values()) {
      for (JsonNode concept : topic.path("concepts")) {
        assertTrue(topic.path("id") + " " + concept, kb.concept(concept.asText()) >= 0);
      }
      topic
          .path("judgements")
          .fieldNames()
          .forEachRemaining(id -> assertTrue(id, documents.contains(id)));
      int best = 0;
      for (JsonNode grade : topic.path("judgements")) {
        best = Math.max(best, grade.asInt());
      }
      assertEquals(topic.path("id") + " has a document that is about it", 2, best);
    }
  }

  /** What people type for a topic links to its concept; some topics are paraphrases on purpose. */
  public void testMostQueriesLinkToTheirTopics() throws IOException {
    LexicalLinker linker = new LexicalLinker(kb);
    int linked = 0;
    Map<String, JsonNode> topics = lines("topics.jsonl");
    for (JsonNode topic : topics.values()) {
      Set<String> wanted = new HashSet<>();
      topic.path("concepts").forEach(concept -> wanted.add(concept.asText()));
      List<Mention> mentions =
          linker
              .link(List.of(LinkRequest.ofText(topic.path("query").asText())))
              .getFirst()
              .mentions();
      if (mentions.stream().anyMatch(mention -> wanted.contains(mention.conceptId()))) {
        linked++;
      }
    }
    assertTrue(linked + " of " + topics.size(), linked >= topics.size() * 3 / 4);
  }
}

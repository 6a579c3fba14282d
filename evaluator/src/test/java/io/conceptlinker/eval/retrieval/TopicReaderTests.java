package io.conceptlinker.eval.retrieval;

import io.conceptlinker.corpus.CorpusFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.tests.util.LuceneTestCase;

public class TopicReaderTests extends LuceneTestCase {

  private static List<Topic> read(String text) throws IOException {
    Path file = createTempFile("topics", ".jsonl");
    Files.writeString(file, text);
    return TopicReader.read(file);
  }

  public void testTopics() throws IOException {
    assertEquals(
        List.of(
            new Topic("t1", "heart disease", List.of("C1", "C2"), Map.of("a", 2, "b", 0)),
            new Topic("2", "gout", List.of(), Map.of("a", 1))),
        read(
            """
            {"id":"t1","query":"heart disease","concepts":["C1","C2"],"note":"n","judgements":{"a":2,"b":0}}

            {"id":2,"query":"gout","judgements":{"a":1}}
            """));
  }

  public void testProblems() throws IOException {
    String fine = "{\"id\":\"t\",\"query\":\"q\",\"judgements\":{\"a\":1}}\n";
    assertProblem("", ":1: expected a topic, found none in the file; write one JSON object a line");
    assertProblem(
        fine + fine,
        ":2: expected topics with different ids, found [t] again; rename or remove it");
    assertProblem(
        fine + "{\"id\":\"t\"",
        ":2: expected one JSON object, found something else; write one topic a line");
    assertProblem(
        "[]", ":1: expected one JSON object, found another value; write one topic a line");
    assertProblem(
        "{\"id\":\"t\",\"judgements\":{\"a\":1}}",
        ":1: expected an id and a query, found a topic without one; add them");
    assertProblem(
        "{\"id\":\"t\",\"query\":\"q\",\"judgements\":{\"a\":\"yes\"}}",
        ":1: expected grades of 0 or more, found another value for document [a] of topic [t];"
            + " write whole numbers");
    assertProblem(
        "{\"id\":\"t\",\"query\":\"q\",\"judgements\":{\"a\":0}}",
        ":1: expected a document with a grade of 1 or more, found none for topic [t]; judge"
            + " documents, or remove the topic: nothing can be measured with it");
  }

  private static void assertProblem(String text, String message) throws IOException {
    CorpusFormatException e = expectThrows(CorpusFormatException.class, () -> read(text));
    assertTrue(e.getMessage(), e.getMessage().endsWith(message));
  }
}

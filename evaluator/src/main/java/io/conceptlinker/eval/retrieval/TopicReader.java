package io.conceptlinker.eval.retrieval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.corpus.CorpusFormatException;
import io.conceptlinker.corpus.CorpusLines;
import io.conceptlinker.corpus.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads topics, one JSON object a line: {@code {"id", "query", "concepts": [], "judgements":
 * {"document": grade}}}. Other fields are passed over. Confined to a thread.
 */
public final class TopicReader {
  private final CorpusLines lines;
  private final JsonFactory json = new JsonFactory();

  private TopicReader(CorpusLines lines) {
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @throws CorpusFormatException if a line is no topic, an id comes twice, or there is no topic
   */
  public static List<Topic> read(Path file) throws IOException {
    try (CorpusLines lines = CorpusLines.open(file)) {
      return new TopicReader(lines).topics();
    }
  }

  private List<Topic> topics() throws IOException {
    List<Topic> topics = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        Topic topic = topic(line);
        if (!ids.add(topic.id())) {
          throw lines.wrong(
              "topics with different ids", "[" + topic.id() + "] again", "rename or remove it");
        }
        topics.add(topic);
      }
    }
    if (topics.isEmpty()) {
      throw lines.wrong("a topic", "none in the file", "write one JSON object a line");
    }
    return topics;
  }

  private Topic topic(String line) throws IOException {
    JsonNode node;
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw lines.wrong("one JSON object", "another value", "write one topic a line");
      }
      node = JsonNode.read(parser);
    } catch (JsonProcessingException e) {
      throw lines.wrong("one JSON object", "something else", "write one topic a line");
    }
    String id = node.text("id");
    String query = node.text("query");
    if (id.isEmpty() || query.isBlank()) {
      throw lines.wrong("an id and a query", "a topic without one", "add them");
    }
    Map<String, Integer> judgements = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> judgement : node.field("judgements").fields().entrySet()) {
      int grade = judgement.getValue().number();
      if (grade < 0) {
        throw lines.wrong(
            "grades of 0 or more",
            "another value for document [" + judgement.getKey() + "] of topic [" + id + "]",
            "write whole numbers");
      }
      judgements.put(judgement.getKey(), grade);
    }
    List<String> concepts = node.elements("concepts").stream().map(JsonNode::text).toList();
    Topic topic = new Topic(id, query, concepts, judgements);
    if (topic.relevant() == 0) {
      throw lines.wrong(
          "a document with a grade of 1 or more",
          "none for topic [" + id + "]",
          "judge documents, or remove the topic: nothing can be measured with it");
    }
    return topic;
  }
}

package io.conceptlinker.cli.eval.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conceptlinker.eval.retrieval.RetrievalMetric;
import io.conceptlinker.eval.retrieval.RetrievalRun;
import io.conceptlinker.eval.retrieval.Topic;
import io.conceptlinker.eval.stats.Difference;
import io.conceptlinker.eval.stats.Estimate;
import io.conceptlinker.eval.stats.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes all figures of a search as JSON; the page on search effect describes it. */
final class SearchFile {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SearchFile() {}

  static void write(Path file, SearchSpec spec, SearchResults results) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("elasticsearch", results.node().elasticsearch());
    root.put("index", spec.index()).put("documents", results.node().documents());
    results.node().linkedWith().forEach(root.putArray("kb_versions")::add);
    spec.textFields().forEach(root.putArray("text_fields")::add);
    root.put("concept_field", spec.conceptField());
    root.put("concepts_of", spec.topicConcepts() ? "topic" : "query");
    root.put("boost_by_distance", spec.boostByDistance());
    root.put("depth", spec.depth());
    root.put("fusion", "reciprocal rank fusion, k = 60, by this command");
    root.put("topics_without_concepts", results.withoutConcepts());
    ArrayNode systems = root.putArray("systems");
    for (RetrievalRun run : results.runs()) {
      ObjectNode system = systems.addObject().put("name", run.name());
      for (RetrievalMetric metric : RetrievalMetric.values()) {
        Estimate estimate = run.estimate(metric, results.topics());
        ObjectNode figure = system.putObject(metric.key()).put("value", rounded(estimate.value()));
        interval(figure, estimate.ci95());
        figure.put("n", estimate.n());
      }
    }
    ArrayNode comparisons = root.putArray("comparisons");
    for (List<RetrievalRun> pair : results.pairs()) {
      for (RetrievalMetric metric : RetrievalMetric.values()) {
        compare(comparisons.addObject(), pair.get(0), pair.get(1), metric, results.topics());
      }
    }
    ArrayNode topics = root.putArray("topics");
    for (int i = 0; i < results.topics().size(); i++) {
      topic(topics.addObject(), results, i);
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, JSON.writeValueAsString(root) + "\n");
  }

  private static void compare(
      ObjectNode node,
      RetrievalRun one,
      RetrievalRun other,
      RetrievalMetric metric,
      List<Topic> topics) {
    Difference difference = one.difference(other, metric, topics);
    RetrievalRun.WinsAndLosses counts = one.winsAndLosses(other, metric, topics);
    node.put("system", one.name()).put("against", other.name()).put("figure", metric.key());
    node.put("difference", rounded(difference.value()));
    interval(node, difference.ci95());
    node.put("p_value", rounded(difference.pValue()));
    node.put("better", counts.wins()).put("worse", counts.losses()).put("same", counts.ties());
  }

  private static void topic(ObjectNode node, SearchResults results, int index) {
    Topic topic = results.topics().get(index);
    node.put("id", topic.id()).put("query", topic.query()).put("relevant", topic.relevant());
    for (RetrievalRun run : results.runs()) {
      ObjectNode system = node.putObject(run.name());
      system.put("found", run.answers().get(index).size());
      for (RetrievalMetric metric : RetrievalMetric.values()) {
        system.put(metric.key(), rounded(run.value(metric, results.topics(), index)));
      }
    }
  }

  private static void interval(ObjectNode node, Interval interval) {
    node.putArray("ci95").add(rounded(interval.low())).add(rounded(interval.high()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}

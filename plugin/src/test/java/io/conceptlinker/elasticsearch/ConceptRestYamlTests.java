package io.conceptlinker.elasticsearch;

import com.carrotsearch.randomizedtesting.annotations.Name;
import com.carrotsearch.randomizedtesting.annotations.ParametersFactory;
import io.conceptlinker.elasticsearch.yaml.YamlRunner;
import io.conceptlinker.elasticsearch.yaml.YamlTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The REST contract, from the YAML files under {@code rest-api-spec/test}. */
public class ConceptRestYamlTests extends ConceptLinkerCluster {
  private final YamlTest test;

  public ConceptRestYamlTests(@Name("yaml") YamlTest test) {
    this.test = test;
  }

  @ParametersFactory
  public static Iterable<Object[]> parameters() throws IOException, URISyntaxException {
    URL directory =
        Objects.requireNonNull(
            ConceptRestYamlTests.class.getResource("/rest-api-spec/test/concept"));
    List<YamlTest> tests = YamlTest.in(Path.of(directory.toURI()));
    return tests.stream().map(test -> new Object[] {test}).toList();
  }

  public void test() throws IOException {
    new YamlRunner(getRestClient()).run(test);
  }
}

package io.conceptlinker.elasticsearch;

import com.carrotsearch.randomizedtesting.annotations.Name;
import com.carrotsearch.randomizedtesting.annotations.ParametersFactory;
import io.conceptlinker.elasticsearch.yaml.YamlRunner;
import io.conceptlinker.elasticsearch.yaml.YamlTest;
import io.conceptlinker.kb.KnowledgeBaseBuilder;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.kb.SourceFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.elasticsearch.plugins.Plugin;

/**
 * The REST contract, from the YAML files under {@code rest-api-spec/test}, with a bundle from disk
 * and the linker of the product.
 */
public class ConceptRestYamlTests extends ConceptLinkerCluster {
  private final YamlTest test;

  public ConceptRestYamlTests(@Name("yaml") YamlTest test) {
    this.test = test;
  }

  @Override
  protected Class<? extends Plugin> plugin() {
    return ConceptLinkerPlugin.class;
  }

  /** A flu is an infection, an infection a disease; aspirin is none of them. */
  @Override
  protected void writeBundle(Path root) throws IOException {
    KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
    int disease = concept(builder, "D3", "disease", "Disorders");
    int infection = concept(builder, "D2", "infection", "Disorders");
    int flu = concept(builder, "D1", "flu", "Disorders");
    concept(builder, "D4", "aspirin", "Chemicals & Drugs");
    builder.parent(infection, disease).parent(flu, infection);
    builder.name(infection, "infección", "es", "", NameKind.SYNONYM, 0);
    builder.definition(infection, "What a germ does").xref(infection, "ICD10:B99");
    builder.retired("OLD2", "D2");
    int cold = concept(builder, "D5", "low temperature", "Phenomena");
    builder.name(cold, "cold", "en", "", NameKind.SYNONYM, 0);
    builder.name(flu, "cold", "en", "", NameKind.SYNONYM, 0);
    builder.source(new SourceFile("jsonl", "test.jsonl", "00", 4));
    builder.write(Files.createDirectories(root).resolve("demo"), "demo");
  }

  private static int concept(
      KnowledgeBaseBuilder builder, String id, String name, String semanticGroup) {
    int concept = builder.concept(id);
    builder.preferredName(concept, name, "en").semanticGroup(concept, semanticGroup);
    return concept;
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

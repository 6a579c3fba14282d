package io.conceptlinker.node;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.LuceneTestCase.SuppressFileSystems;
import org.junit.Before;

@SuppressFileSystems("*") // zip files and child processes want real paths
public class PluginInstallerTests extends LuceneTestCase {

  private static final String DESCRIPTOR =
      """
      name=sample
      version=1.2
      classname=sample.Plugin
      elasticsearch.version=9.5.3
      java.version=25
      """;

  private NodeDirectory directory;

  @Before
  public void makeDirectory() throws IOException {
    directory = NodeDirectory.create(createTempDir(), BuiltHome.get());
  }

  public void testReplacesAnOlderOne() throws IOException {
    install(Map.of("plugin-descriptor.properties", DESCRIPTOR, "old.jar", "a", "x/y.txt", "b"));
    InstalledPlugin plugin =
        install(Map.of("plugin-descriptor.properties", DESCRIPTOR, "new.jar", "c"));

    assertEquals("sample", plugin.name());
    assertEquals("1.2", plugin.version());
    assertEquals(directory.plugins().resolve("sample"), plugin.directory());
    assertTrue(Files.exists(plugin.directory().resolve("new.jar")));
    assertFalse(Files.exists(plugin.directory().resolve("old.jar")));
    assertTrue(directory.user().reaches(plugin.directory().resolve("new.jar")));
    try (var plugins = Files.list(directory.plugins())) {
      assertEquals(1, plugins.count());
    }
  }

  public void testRefusesAnotherElasticsearch() {
    String descriptor = DESCRIPTOR.replace("9.5.3", "9.4.0");
    NodeException e =
        expectThrows(
            NodeException.class, () -> install(Map.of("plugin-descriptor.properties", descriptor)));
    assertTrue(
        e.toString(),
        e.toString().contains("expected one for Elasticsearch 9.5.3")
            && e.toString().contains("9.4.0"));
  }

  public void testRefusesWhatIsNoPlugin() throws IOException {
    NodeException empty =
        expectThrows(NodeException.class, () -> install(Map.of("readme.txt", "hello")));
    assertTrue(empty.toString(), empty.toString().contains("plugin-descriptor.properties"));

    Path damaged = createTempFile("damaged", ".zip");
    Files.writeString(damaged, "no zip at all");
    NodeException e =
        expectThrows(NodeException.class, () -> PluginInstaller.install(damaged, directory));
    assertTrue(e.toString(), e.toString().contains(damaged.toString()));
  }

  public void testRefusesEntriesThatLeadOut() {
    NodeException e =
        expectThrows(
            NodeException.class,
            () ->
                install(Map.of("plugin-descriptor.properties", DESCRIPTOR, "../../evil.txt", "x")));
    assertTrue(e.toString(), e.toString().contains("../../evil.txt"));
    assertFalse(Files.exists(directory.root().resolve("evil.txt")));
  }

  private InstalledPlugin install(Map<String, String> files) throws IOException {
    Path zip = createTempFile("plugin", ".zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        entries.putNextEntry(new ZipEntry(file.getKey()));
        entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
    }
    return PluginInstaller.install(zip, directory);
  }
}

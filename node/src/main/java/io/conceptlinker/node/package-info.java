/**
 * A real Elasticsearch server as its own process, from Maven artifacts.
 *
 * <p>The module's build assembles {@code node/target/elasticsearch-home}: the server's jars, the
 * HTTP and transport module, and the two small jars that are not published as artifacts. Any number
 * of nodes share that home; each has a directory of its own for plugins, configuration, data and
 * logs:
 *
 * <pre>{@code
 * ElasticsearchHome home = ElasticsearchHome.at(Path.of("node/target/elasticsearch-home"));
 * NodeDirectory directory = NodeDirectory.create(Path.of(".build/demo"), home);
 * PluginInstaller.install(Path.of("concept-linker.zip"), directory);
 * try (ElasticsearchNode node = ElasticsearchNode.start(directory, NodeSpec.single("demo", 9200))) {
 *   node.awaitReady(Duration.ofSeconds(60));
 *   System.out.println(node.url());
 * }
 * }</pre>
 *
 * <p>The server runs with entitlements on, and never as root: see {@link
 * io.conceptlinker.node.ServerUser}. It ends when the process that launched it ends.
 */
@NullMarked
package io.conceptlinker.node;

import org.jspecify.annotations.NullMarked;

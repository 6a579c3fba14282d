package io.conceptlinker.node;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a node is to run.
 *
 * @param name the node's name
 * @param cluster the cluster's name
 * @param httpPort the port of its REST interface on 127.0.0.1
 * @param transportPort the port on which nodes talk to each other, on 127.0.0.1
 * @param heapMegabytes the size of the server's heap
 * @param settings further node settings; they win over those that the launcher makes
 * @param secrets what the server finds in its keystore, by setting
 */
public record NodeSpec(
    String name,
    String cluster,
    int httpPort,
    int transportPort,
    int heapMegabytes,
    Map<String, String> settings,
    Map<String, String> secrets) {

  public NodeSpec {
    if (heapMegabytes < 128) {
      throw new IllegalArgumentException(
          "heap [" + heapMegabytes + "]: expected at least 128 megabytes");
    }
    settings = Map.copyOf(settings);
    secrets = Map.copyOf(secrets);
  }

  /** A node with an empty keystore. */
  public NodeSpec(
      String name,
      String cluster,
      int httpPort,
      int transportPort,
      int heapMegabytes,
      Map<String, String> settings) {
    this(name, cluster, httpPort, transportPort, heapMegabytes, settings, Map.of());
  }

  /** A node that is a cluster of its own, with a heap of 512 MB. */
  public static NodeSpec single(String name, int httpPort, int transportPort) {
    return new NodeSpec(
        name, name, httpPort, transportPort, 512, Map.of("discovery.type", "single-node"));
  }

  /**
   * The members of one new cluster, all of them eligible as master.
   *
   * @param httpPorts one for each node
   * @param transportPorts as many
   */
  public static List<NodeSpec> cluster(
      String cluster, List<Integer> httpPorts, List<Integer> transportPorts, int heapMegabytes) {
    List<String> names =
        java.util.stream.IntStream.range(0, httpPorts.size()).mapToObj(i -> "node-" + i).toList();
    String seeds =
        String.join(",", transportPorts.stream().map(port -> "127.0.0.1:" + port).toList());
    Map<String, String> settings =
        Map.of(
            "discovery.seed_hosts", seeds, "cluster.initial_master_nodes", String.join(",", names));
    return java.util.stream.IntStream.range(0, names.size())
        .mapToObj(
            i ->
                new NodeSpec(
                    names.get(i),
                    cluster,
                    httpPorts.get(i),
                    transportPorts.get(i),
                    heapMegabytes,
                    settings))
        .toList();
  }

  /** All settings that the server gets, sorted by name. */
  Map<String, String> settingsIn(NodeDirectory directory) {
    Map<String, String> all = new TreeMap<>();
    all.put("path.home", directory.home().toString());
    all.put("path.data", directory.data().toString());
    all.put("path.logs", directory.logs().toString());
    all.put("node.name", name);
    all.put("cluster.name", cluster);
    all.put("network.host", "127.0.0.1");
    all.put("http.port", Integer.toString(httpPort));
    all.put("transport.port", Integer.toString(transportPort));
    // The watermarks are shares of the whole disk: a full laptop with 50 GB left would refuse
    // shards. The launcher looks at the space itself.
    all.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    all.putAll(settings);
    return all;
  }
}

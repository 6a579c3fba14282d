package io.conceptlinker.node;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the server's JVM: what the distribution's own launcher passes to it. */
final class ServerCommand {

  private ServerCommand() {}

  static List<String> of(NodeDirectory directory, NodeSpec spec) {
    List<String> command = new ArrayList<>();
    command.add(javaExecutable().toString());
    addMemory(command, spec.heapMegabytes());
    command.addAll(
        List.of(
            "-Des.networkaddress.cache.ttl=60",
            "-Des.networkaddress.cache.negative.ttl=10",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djna.nosys=true",
            "-Djava.locale.providers=CLDR",
            "-Dio.netty.noUnsafe=true",
            "-Dio.netty.noKeySetOptimization=true",
            "-Dio.netty.recycler.maxCapacityPerThread=0",
            "-Dlog4j.shutdownHookEnabled=false",
            "-Dlog4j2.disable.jmx=true",
            "-Dlog4j2.formatMsgNoLookups=true"));
    addLucene(command);
    addEntitlements(command, directory);
    command.addAll(
        List.of(
            "-Des.path.home=" + directory.home(),
            "-Des.distribution.type=tar",
            "-Des.java.type=provided JDK",
            "-Djava.io.tmpdir=" + directory.temporary(),
            "-Des.nativelibs.path=" + directory.natives(),
            // libvec is in no Maven artifact; Lucene's own vector code is used instead.
            "-Dorg.elasticsearch.nativeaccess.enableVectorLibrary=false",
            "--module-path",
            directory.lib().toString(),
            "--add-modules=jdk.net",
            "--add-modules=jdk.management.agent",
            "--add-modules=ALL-MODULE-PATH",
            "-m",
            "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"));
    return command;
  }

  /** The directory of the JDK that runs the server: the one that runs this process. */
  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  private static Path javaExecutable() {
    return javaHome().resolve("bin").resolve("java");
  }

  private static void addMemory(List<String> command, int heapMegabytes) {
    command.addAll(
        List.of(
            "-Xms" + heapMegabytes + "m",
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseG1GC",
            "-XX:G1HeapRegionSize=4m",
            "-XX:InitiatingHeapOccupancyPercent=30",
            "-XX:G1ReservePercent=15",
            "-XX:MaxDirectMemorySize=" + heapMegabytes / 2 + "m",
            "-Xss1m",
            "-XX:-OmitStackTraceInFastThrow",
            "-XX:+ExitOnOutOfMemoryError"));
  }

  private static void addLucene(List<String> command) {
    command.addAll(
        List.of(
            "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion="
                + Runtime.version().feature(),
            "--add-modules=jdk.incubator.vector",
            "-Dorg.apache.lucene.store.defaultReadAdvice=normal",
            "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
            "--add-opens=org.apache.lucene.core/org.apache.lucene.codecs.lucene99=org.elasticsearch.server",
            "--add-opens=org.apache.lucene.core/org.apache.lucene.internal.vectorization=org.elasticsearch.server"));
  }

  private static void addEntitlements(List<String> command, NodeDirectory directory) {
    Path bridge =
        directory
            .lib()
            .resolve("entitlement-bridge")
            .resolve("elasticsearch-entitlement-bridge-" + directory.version() + ".jar");
    command.addAll(
        List.of(
            "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign,org.apache.lucene.core",
            "--enable-native-access=ALL-UNNAMED",
            "--illegal-native-access=deny",
            "-XX:+EnableDynamicAgentLoading",
            "-Djdk.attach.allowAttachSelf=true",
            "--patch-module=java.base=" + bridge,
            "--add-exports=java.base/org.elasticsearch.entitlement.bridge=org.elasticsearch.entitlement,java.logging,java.net.http,java.naming,jdk.net"));
  }
}

package io.conceptlinker.benchmarks;

import io.conceptlinker.load.BuildReport;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.intake.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long does it take to compile a knowledge base, in how much heap, and what is the bundle like?
 * One process for each answer, so that {@code -Xmx4g} means something.
 *
 * <pre>{@code
 * java -Xmx4g -cp ... io.conceptlinker.benchmarks.KbBuildBenchmark WORK umls RRF_DIRECTORY
 * java -Xmx4g -cp ... io.conceptlinker.benchmarks.KbBuildBenchmark WORK open KB_DIRECTORY
 * }</pre>
 *
 * <p>{@code umls} reads English names from a directory in Rich Release Format, such as {@link
 * UmlsShapedGenerator} writes. {@code open} reads MeSH, MEDIC and the merged open knowledge base
 * from the directories {@code mesh}, {@code ctd_medic} and {@code merged_open_cui}.
 */
public final class KbBuildBenchmark {
  private KbBuildBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path output = Path.of(args[0]).resolve(args[1] + "-kb");
    Path input = Path.of(args[2]);
    CompileSpec spec =
        switch (args[1]) {
          case "umls" ->
              CompileSpec.of("umls", output, new KbSource.Umls(input))
                  .withFilters(Filters.DEFAULT.withLanguages("en"));
          case "open" -> CompileSpec.of("open", output, open(input));
          default -> throw new IllegalArgumentException("what [" + args[1] + "]: umls or open");
        };
    PeakHeap peak = PeakHeap.listen();
    BuildReport report =
        KnowledgeBaseCompiler.compile(
            Files.exists(output) ? spec.overwriting() : spec, Progress.NONE);
    long names = report.counts().getOrDefault("names", 0L);
    print(
        String.format(
            Locale.ROOT,
            "%,d names of %,d concepts",
            names,
            report.counts().getOrDefault("concepts", 0L)));
    print(
        String.format(
            Locale.ROOT, "built in %.1f s", report.readSeconds() + report.writeSeconds()));
    print(
        String.format(
            Locale.ROOT,
            "  reading %.1f s, writing %.1f s",
            report.readSeconds(),
            report.writeSeconds()));
    print(String.format(Locale.ROOT, "  processor time %.1f s", processorSeconds()));
    print(
        String.format(
            Locale.ROOT, "  heap in use after collections at most %.0f MB", peak.bytes() / 1e6));
    print(
        String.format(
            Locale.ROOT, "  heap allowed %.0f MB", Runtime.getRuntime().maxMemory() / 1e6));
    sizes(output, names);
    print("with the page cache as it is: " + open(output, false));
    print("with the bundle out of the page cache: " + open(output, true));
  }

  /** Of all threads, collectors and compilers included. */
  private static double processorSeconds() {
    Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return used.toMillis() / 1e3;
  }

  private static KbSource[] open(Path input) {
    Path spec = Path.of("config/kb/merged-open-cui.yaml");
    return new KbSource[] {
      new KbSource.Mesh(input.resolve("mesh")),
      new KbSource.Medic(input.resolve("ctd_medic/medic_06Jul2012.txt")),
      new KbSource.Table(input.resolve("merged_open_cui"), spec)
    };
  }

  private static void sizes(Path bundle, long names) throws IOException {
    long total = 0;
    try (Stream<Path> files = Files.list(bundle)) {
      for (Path file : files.sorted().toList()) {
        long size = Files.size(file);
        total += size;
        print(
            String.format(
                Locale.ROOT,
                "  %-20s %,13d bytes %8.2f a name",
                file.getFileName(),
                size,
                (double) size / names));
      }
    }
    print(
        String.format(
            Locale.ROOT, "bundle %.1f MB, %.1f bytes a name", total / 1e6, (double) total / names));
  }

  /** Opens the bundle in a process of its own. */
  private static String open(Path bundle, boolean cold) throws IOException, InterruptedException {
    if (cold) {
      try (Stream<Path> files = Files.list(bundle)) {
        for (Path file : files.toList()) {
          // GNU dd asks the kernel to forget the file; no other file loses its place in the cache
          run(List.of("dd", "if=" + file, "iflag=nocache", "count=0", "status=none"));
        }
      }
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return run(
        List.of(
            java,
            "-Xmx512m",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KbOpenBenchmark.class.getName(),
            bundle.toString()));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(command.getFirst() + ": expected to end well, found status " + status);
    }
    return output.strip();
  }

  private static void print(String line) {
    System.out.println(line);
  }
}

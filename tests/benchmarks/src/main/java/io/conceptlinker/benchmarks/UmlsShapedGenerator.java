package io.conceptlinker.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes files in UMLS's Rich Release Format with as many names as asked for, the same for the same
 * seed. Seven names for three concepts; besides, one row in six repeats a name in another
 * vocabulary, is suppressed, or is in another language. Every second concept is in a hierarchy,
 * eight levels deep, with a second parent for one in three; relations stand in both directions.
 *
 * <pre>{@code
 * java -cp ... io.conceptlinker.benchmarks.UmlsShapedGenerator DIRECTORY [NAMES [SEED [DEMO_KB]]]
 * }</pre>
 */
public final class UmlsShapedGenerator {
  private static final int NAMES = 7_000_000;
  private static final long SEED = 20260101;
  private static final Pattern NAME =
      Pattern.compile(
          "\"name\":\"([^\"\\\\]{2,80})\"|\"text\":\"([^\"\\\\]{2,80})\",\"language\":\"en\"");
  private static final String[] VOCABULARIES = {
    "MTH",
    "SNOMEDCT_US",
    "MSH",
    "NCI",
    "RXNORM",
    "NCBI",
    "LNC",
    "MDR",
    "ICD10CM",
    "GO",
    "HPO",
    "OMIM"
  };
  private static final String[] TERM_TYPES = {"PN", "PT", "SY", "ET", "AB"};
  private static final String[] TYPES = {
    "T047", "T033", "T121", "T109", "T116", "T023", "T061", "T060", "T028", "T191", "T184", "T002"
  };
  private static final int BRANCHES = 6;

  private final Path directory;
  private final int names;
  private final Random random;
  private final SyntheticNames synthetic;
  private long atoms;
  private long relations;

  private UmlsShapedGenerator(Path directory, int names, long seed, List<String> realNames) {
    this.directory = directory;
    this.names = names;
    this.random = new Random(seed);
    this.synthetic = new SyntheticNames(realNames, random);
  }

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    int names = args.length > 1 ? Integer.parseInt(args[1]) : NAMES;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : SEED;
    Path demo = Path.of(args.length > 3 ? args[3] : "config/demo/kb");
    generate(directory, names, seed, demo);
  }

  /** Writes the files; a directory that exists must not have any of them. */
  static void generate(Path directory, int names, long seed, Path demo) throws IOException {
    Files.createDirectories(directory);
    new UmlsShapedGenerator(directory, names, seed, realNames(demo)).write();
  }

  private static List<String> realNames(Path demo) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(demo)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          Matcher name = NAME.matcher(line);
          while (name.find()) {
            found.add(name.group(1) == null ? name.group(2) : name.group(1));
          }
        }
      }
    }
    return found;
  }

  private void write() throws IOException {
    int concepts = Math.max(1, (int) (names * 3L / 7));
    try (BufferedWriter vocabularies = file("MRSAB.RRF");
        BufferedWriter ranks = file("MRRANK.RRF")) {
      vocabularies(vocabularies, ranks);
    }
    try (BufferedWriter conso = file("MRCONSO.RRF");
        BufferedWriter types = file("MRSTY.RRF");
        BufferedWriter definitions = file("MRDEF.RRF");
        BufferedWriter relations = file("MRREL.RRF")) {
      long written = 0;
      for (int concept = 0; concept < concepts; concept++) {
        // what is left, evenly spread over the concepts that are left, with a long tail
        double mean = (double) (names - written) / (concepts - concept);
        int count = count(mean);
        written += concept(conso, concept, count);
        types(types, concept);
        definition(definitions, concept);
        relations(relations, concept, concepts);
      }
    }
  }

  private int count(double mean) {
    double exponential = -Math.log(1 - random.nextDouble()) * (mean - 1);
    return 1 + (int) Math.min(40, Math.round(exponential));
  }

  private BufferedWriter file(String name) throws IOException {
    return Files.newBufferedWriter(directory.resolve(name));
  }

  private static String cui(int concept) {
    String digits = Integer.toString(concept + 1);
    return "C" + "0".repeat(Math.max(0, 7 - digits.length())) + digits;
  }

  private int concept(BufferedWriter out, int concept, int count) throws IOException {
    List<String> texts = synthetic.concept(count);
    for (int i = 0; i < texts.size(); i++) {
      String vocabulary = VOCABULARIES[skewed(VOCABULARIES.length)];
      atom(out, concept, "ENG", i, vocabulary, texts.get(i), "N");
      switch (random.nextInt(18)) {
        case 0 -> atom(out, concept, "ENG", i, "MDR", texts.get(i), "N");
        case 1 -> atom(out, concept, "ENG", i, vocabulary, texts.get(i) + " [dup]", "Y");
        case 2 -> atom(out, concept, "SPA", i, "MSHSPA", texts.get(i) + " es", "N");
        default -> {
          // most names stand alone
        }
      }
    }
    return texts.size();
  }

  private void atom(
      BufferedWriter out,
      int concept,
      String language,
      int i,
      String vocabulary,
      String text,
      String suppress)
      throws IOException {
    atoms++;
    String status = i == 0 ? "P" : "S";
    String type = i == 0 ? "PN" : TERM_TYPES[1 + skewed(TERM_TYPES.length - 1)];
    String id = Long.toString(10_000_000 + atoms);
    out.append(cui(concept)).append('|').append(language).append('|').append(status);
    out.append("|L").append(id).append("|PF|S").append(id).append("|Y|A").append(id);
    out.append("||M").append(id).append("|D").append(id).append('|').append(vocabulary);
    out.append('|').append(type).append("|D").append(id).append('|').append(text);
    out.append("|0|").append(suppress).append("|256|\n");
  }

  private void types(BufferedWriter out, int concept) throws IOException {
    String first = TYPES[skewed(TYPES.length)];
    String second = TYPES[random.nextInt(TYPES.length)];
    type(out, concept, first);
    if (random.nextInt(5) == 0 && !second.equals(first)) {
      type(out, concept, second);
    }
  }

  private static void type(BufferedWriter out, int concept, String type) throws IOException {
    out.append(cui(concept)).append('|').append(type).append("|A1.1|Some Type|AT1||\n");
  }

  private void definition(BufferedWriter out, int concept) throws IOException {
    if (random.nextInt(10) == 0) {
      out.append(cui(concept)).append("|A1|AT1||NCI|");
      for (String text : synthetic.concept(4)) {
        out.append(text).append(" and ");
      }
      out.append("so on.|N||\n");
    }
  }

  private void relations(BufferedWriter out, int concept, int concepts) throws IOException {
    if (concept > 0 && (concept < concepts / 50 || random.nextBoolean())) {
      parent(out, concept, concept / BRANCHES);
      if (random.nextInt(3) == 0) {
        parent(out, concept, random.nextInt(1 + concept / BRANCHES));
      }
    }
    relation(out, concept, "RO", random.nextInt(concepts), "may_treat");
    relation(out, concept, "SIB", random.nextInt(concepts), "");
  }

  private void parent(BufferedWriter out, int child, int parent) throws IOException {
    if (child != parent) {
      relation(out, child, "PAR", parent, "inverse_isa");
      relation(out, parent, "CHD", child, "isa");
    }
  }

  private void relation(BufferedWriter out, int first, String rel, int second, String attribute)
      throws IOException {
    relations++;
    out.append(cui(first)).append("|A1|AUI|").append(rel).append('|').append(cui(second));
    out.append("|A2|AUI|").append(attribute).append("|R").append(Long.toString(relations));
    out.append("||SNOMEDCT_US|SNOMEDCT_US|||N||\n");
  }

  private static void vocabularies(BufferedWriter sources, BufferedWriter ranks)
      throws IOException {
    int rank = VOCABULARIES.length * TERM_TYPES.length;
    for (String vocabulary : VOCABULARIES) {
      sources.append("||").append(vocabulary).append("2026|").append(vocabulary);
      sources
          .append("|Synthetic|")
          .append(vocabulary)
          .append("|2026||||||0|0|0|||||ENG|UTF-8|Y|Y|||");
      sources.append('\n');
      for (String type : TERM_TYPES) {
        ranks.append(Integer.toString(rank--)).append('|').append(vocabulary);
        ranks.append('|').append(type).append("|N|\n");
      }
    }
  }

  /** Small numbers are more frequent than large ones. */
  private int skewed(int bound) {
    return Math.min(random.nextInt(bound), random.nextInt(bound));
  }
}

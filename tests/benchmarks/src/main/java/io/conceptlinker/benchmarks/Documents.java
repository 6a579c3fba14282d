package io.conceptlinker.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.format.CorpusFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The texts that benchmarks run on. */
public final class Documents {
  private static final List<String> IDS = List.of("id", "pmid");
  private static final List<String> TEXTS = List.of("title", "abstract", "text");

  private Documents() {}

  /**
   * Reads files, given with a colon between them: JSONL ({@code .jsonl}, {@code .jsonl.gz}) or
   * PubTator (all others). Rows of JSONL with the same {@code id} or {@code pmid} are one document,
   * each text in it once, as in files that have a row for each sentence and mention.
   */
  public static List<String> read(String files) throws IOException {
    List<String> documents = new ArrayList<>();
    for (String file : files.split(":", -1)) {
      Path path = Path.of(file);
      documents.addAll(file.contains(".jsonl") ? readJsonl(path) : readPubTator(path));
    }
    return documents;
  }

  private static List<String> readPubTator(Path path) throws IOException {
    List<String> documents = new ArrayList<>();
    try (CorpusReader reader = CorpusFormat.PUBTATOR.open(path)) {
      for (Optional<CorpusDocument> d = reader.read(); d.isPresent(); d = reader.read()) {
        documents.add(d.get().text());
      }
    }
    return documents;
  }

  private static List<String> readJsonl(Path path) throws IOException {
    Map<String, Set<String>> texts = new LinkedHashMap<>();
    JsonFactory json = new JsonFactory();
    try (BufferedReader lines = lines(path)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Map<String, String> row = row(json, line);
        String id = IDS.stream().filter(row::containsKey).findFirst().orElse("");
        Set<String> parts =
            texts.computeIfAbsent(row.getOrDefault(id, line), key -> new LinkedHashSet<>());
        TEXTS.stream().filter(row::containsKey).map(row::get).forEach(parts::add);
      }
    }
    return texts.values().stream().map(parts -> String.join("\n", parts)).toList();
  }

  private static BufferedReader lines(Path path) throws IOException {
    InputStream in = Files.newInputStream(path);
    InputStream unpacked = path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    return new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8));
  }

  private static Map<String, String> row(JsonFactory json, String line) throws IOException {
    Map<String, String> row = new HashMap<>();
    try (JsonParser parser = json.createParser(line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_STRING) {
          row.put(field, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    }
    return row;
  }
}

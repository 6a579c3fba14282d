package io.conceptlinker.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

public class JsonlTests extends LoaderTestCase {

  private static final String KNOWN =
      "one of id, name, names, definitions, semantic_types, semantic_group, parents,"
          + " alternative_ids, xrefs";

  public void testContract() throws IOException {
    Built built =
        build(
            new KbSource.Jsonl(
                file(
                    "kb.jsonl",
                    "{\"id\":\"C9000001\",\"name\":\"Diabetes mellitus\",\"names\":[{\"text\":"
                        + "\"Diabète sucré\",\"language\":\"fr\"},{\"text\":\"DM\"}],"
                        + "\"definitions\":[\"Sweet.\"],\"semantic_types\":[\"T047\"],"
                        + "\"semantic_group\":\"DISO\",\"parents\":[\"C9000002\"],"
                        + "\"alternative_ids\":[\"C9000009\"],\"xrefs\":[\"MESH:D900003\"]}",
                    "",
                    "{\"name\":\"Disease\",\"id\":\"C9000002\"}")));
    ConceptRecord diabetes = built.record("C9000001");
    assertEquals("Diabetes mellitus", diabetes.name());
    assertEquals(
        List.of("en", "en", "fr"),
        diabetes.names().stream().map(ConceptRecord.Name::language).sorted().toList());
    assertEquals(List.of("Sweet."), diabetes.definitions());
    assertEquals(List.of("T047"), diabetes.semanticTypes());
    assertEquals(Optional.of("DISO"), diabetes.semanticGroup());
    assertEquals(List.of("C9000002"), diabetes.parents());
    assertEquals(List.of("MESH:D900003"), diabetes.xrefs());
    assertEquals("C9000001", built.resolve("C9000009"));
    assertEquals(2, built.count(Item.CONCEPT).kept());
  }

  public void testDirectory() throws IOException {
    assertRefused(
        directory + ": records: expected *.jsonl in the directory, found none; check the path.",
        new KbSource.Jsonl(directory));
    file("a.jsonl", "{\"id\":\"1\",\"name\":\"one\",\"parents\":[\"2\"],\"xrefs\":[\"X:1\"]}");
    byte[] second = "{\"id\":\"2\",\"name\":\"two\",\"xrefs\":[\"X:1\"]}".getBytes(UTF_8);
    bytes("b.jsonl.gz", gzip(second));
    file("notes.txt", "not a record");
    Built built = build(new KbSource.Jsonl(directory));
    assertEquals("one source: nothing is merged", 2, built.records().size());
    assertEquals(List.of("2"), built.record("1").parents());
    assertEquals(2, built.report().sources().getFirst().files().size());
  }

  public void testBrokenRecords() throws IOException {
    assertLine("record: expected id and name, found one of them empty or missing; add it.", "{}");
    assertLine(
        "record [1]: expected id and name, found one of them empty or missing; add it.",
        "{\"id\":\"1\",\"name\":\" \"}");
    assertLine(
        "field [synonyms]: expected " + KNOWN + ", found an unknown one; correct or remove it.",
        "{\"id\":\"1\",\"name\":\"one\",\"synonyms\":[]}");
    assertLine(
        "field [names.lang]: expected one of text, language, found an unknown one;"
            + " correct or remove it.",
        "{\"id\":\"1\",\"name\":\"one\",\"names\":[{\"lang\":\"en\"}]}");
    assertLine(
        "JSON value of [id]: expected a text, found a number; correct the file.",
        "{\"id\":1,\"name\":\"one\"}");
    assertLine(
        "JSON value of [names]: expected an object, found a text; correct the file.",
        "{\"id\":\"1\",\"name\":\"one\",\"names\":[\"two\"]}");
    assertLine(
        "JSON value of [parents]: expected an array, found a text; correct the file.",
        "{\"id\":\"1\",\"name\":\"one\",\"parents\":\"2\"}");
    assertLine(
        "JSON value of [xrefs]: expected a text, found null; correct the file.",
        "{\"id\":\"1\",\"name\":\"one\",\"xrefs\":[null]}");
    assertLine(
        "JSON value of [semantic_group]: expected a text, found an array; correct the file.",
        "{\"id\":\"1\",\"name\":\"one\",\"semantic_group\":[]}");
    assertLine(
        "name: expected a text, found none; add it or leave the name out.",
        "{\"id\":\"1\",\"name\":\"one\",\"names\":[{\"language\":\"en\"}]}");
    assertLine(
        "JSON: expected well-formed JSON, found Duplicate field 'id'; correct the file.",
        "{\"id\":\"1\",\"id\":\"2\",\"name\":\"one\"}");
    assertLine(
        "JSON: expected well-formed JSON, found its end in the middle; correct the file.",
        "{\"id\":\"1\"");
    assertLine(
        "record: expected one object a line, found more; break the line.",
        "{\"id\":\"1\",\"name\":\"one\"} {}");
  }

  private void assertLine(String problem, String line) throws IOException {
    assertRefused(
        "kb.jsonl:2: " + problem,
        new KbSource.Jsonl(file("kb.jsonl", "{\"id\":\"0\",\"name\":\"zero\"}", line)));
  }

  public void testNothingOfABrokenRecordIsKept() throws IOException {
    KbSource source =
        new KbSource.Jsonl(
            file(
                "kb.jsonl",
                "{\"id\":\"1\",\"name\":\"one\",\"names\":[{\"text\":\"uno\"}],\"xrefs\":3}",
                "{\"id\":\"2\",\"name\":\"two\"}"));
    CompileSpec spec = CompileSpec.of("kb", createTempDir().resolve("kb"), source);
    Built built = build(spec.leniently());
    assertEquals(1, built.records().size());
    assertEquals(reasons(DropReason.MALFORMED, 1), built.dropped(Item.CONCEPT));
    assertEquals(1, built.count(Item.NAME).read());
  }

  /** Any records survive the way to a bundle and back. */
  public void testRoundTrip() throws IOException {
    Map<String, List<List<String>>> written = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    int concepts = 1 + random().nextInt(30);
    for (int i = 0; i < concepts; i++) {
      List<List<String>> facts = new ArrayList<>();
      facts.add(List.of("name " + i));
      for (String field :
          List.of(
              "names", "definitions", "semantic_types", "parents", "alternative_ids", "xrefs")) {
        TreeSet<String> values = new TreeSet<>();
        for (int j = random().nextInt(4); j > 0; j--) {
          String value =
              switch (field) {
                case "parents" -> "T:" + random().nextInt(concepts);
                case "alternative_ids" -> "A:" + i + "." + j;
                default -> field + " é\"\\ " + random().nextInt(1000);
              };
          if (!value.equals("T:" + i)) {
            values.add(value);
          }
        }
        facts.add(List.copyOf(values));
      }
      written.put("T:" + i, facts);
      lines.add(json("T:" + i, facts));
    }
    Built built = build(new KbSource.Jsonl(file("kb.jsonl", lines.toArray(String[]::new))));
    Map<String, List<List<String>>> read = new TreeMap<>();
    built
        .records()
        .forEach(
            (id, record) -> {
              List<String> names =
                  record.names().stream().map(ConceptRecord.Name::text).sorted().toList();
              names = names.stream().filter(name -> !name.equals(record.name())).toList();
              read.put(
                  id,
                  List.of(
                      List.of(record.name()),
                      names,
                      record.definitions(),
                      record.semanticTypes(),
                      record.parents(),
                      record.alternativeIds(),
                      record.xrefs()));
            });
    assertEquals(sorted(written), sorted(read));
  }

  private static Map<String, List<List<String>>> sorted(Map<String, List<List<String>>> records) {
    Map<String, List<List<String>>> sorted = new TreeMap<>();
    records.forEach(
        (id, facts) ->
            sorted.put(id, facts.stream().map(f -> f.stream().sorted().toList()).toList()));
    return sorted;
  }

  private static String json(String id, List<List<String>> facts) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("id", id);
      json.writeStringField("name", facts.getFirst().getFirst());
      json.writeArrayFieldStart("names");
      for (String name : facts.get(1)) {
        json.writeStartObject();
        json.writeStringField("text", name);
        json.writeEndObject();
      }
      json.writeEndArray();
      List<String> fields =
          List.of("definitions", "semantic_types", "parents", "alternative_ids", "xrefs");
      for (int i = 0; i < fields.size(); i++) {
        json.writeArrayFieldStart(fields.get(i));
        for (String value : facts.get(i + 2)) {
          json.writeString(value);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return out.toString();
  }
}

package io.conceptlinker.load;

import io.conceptlinker.kb.ConceptRecord;
import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Filters;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public class TableTests extends LoaderTestCase {

  private static final String SIMPLE = "tables: [{columns: {id: id, name: name}}]";

  private KbSource.Table simple(String... rows) throws IOException {
    return new KbSource.Table(file("t.tsv", rows), file("spec.yaml", SIMPLE));
  }

  public void testAllColumns() throws IOException {
    Path spec =
        file(
            "spec.yaml",
            "id_prefix: 'HGNC:'",
            "source: HGNC",
            "semantic_group: GENE",
            "tables:",
            "- delimiter: comma",
            "  quote: '\"'",
            "  comment: '#'",
            "  separator: ';'",
            "  columns:",
            "    id: id",
            "    name: name",
            "    names: aliases",
            "    abbreviations: symbol",
            "    definition: text",
            "    parents: up",
            "    alternative_ids: old",
            "    xrefs: also",
            "    semantic_type: type",
            "    semantic_group: group",
            "    language: lang");
    Path table =
        file(
            "genes.csv",
            "# genes",
            "id,name,aliases,symbol,text,up,old,also,type,group,lang",
            "1,\"gene, first\",\"a \"\"quoted\"\" one;second\",G1,\"two",
            "",
            "lines\",2,9;8,UMLS:C9000001,T028;T086,,",
            "# not data",
            "2,gène deux,,,,,,,T047,DISO,fr");
    Built built = build(new KbSource.Table(table, spec));
    ConceptRecord gene = built.record("HGNC:1");
    assertEquals(List.of("gene, first", "a \"quoted\" one", "second", "G1"), built.names("HGNC:1"));
    assertEquals(NameKind.ABBREVIATION, gene.names().getLast().kind());
    assertEquals("HGNC", gene.names().getFirst().source());
    assertEquals(List.of("two\n\nlines"), gene.definitions());
    assertEquals(List.of("HGNC:2"), gene.parents());
    assertEquals(List.of("HGNC:8", "HGNC:9"), gene.alternativeIds());
    assertEquals(List.of("UMLS:C9000001"), gene.xrefs());
    assertEquals(List.of("T028", "T086"), gene.semanticTypes());
    assertEquals(Optional.of("GENE"), gene.semanticGroup());
    assertEquals("fr", built.record("HGNC:2").names().getFirst().language());
    assertEquals(Optional.of("DISO"), built.record("HGNC:2").semanticGroup());
  }

  public void testSeveralTables() throws IOException {
    Path spec =
        file(
            "spec.yaml",
            "tables:",
            "- {file: isa.tsv, header: false, columns: {id: 1, parents: 2}}",
            "- {file: types.tsv, columns: {id: id, semantic_type: tui}}",
            "- file: names.tsv",
            "  where: {status: [ok, fine]}",
            "  preferred: {tty: PT}",
            "  skip_rows: 1",
            "  columns: {id: id, name: name, language: lang}");
    file("isa.tsv", "1\t2", "1\t3", "4\t2");
    file("types.tsv", "id\ttui", "1\tT047", "2\tT121", "3\tT047");
    file(
        "names.tsv",
        "id\tlang\tname\tstatus\ttty",
        "ID\tLANG\tNAME\tSTATUS\tTTY",
        "1\ten\tsynonym of one\tok\tSY",
        "1\ten\tone\tfine\tPT",
        "1\ten\tbad one\tbad\tPT",
        "2\ten\ttwo\tok\tSY",
        "3\ten\tthree\tok\tSY");
    CompileSpec compile =
        CompileSpec.of("kb", createTempDir().resolve("kb"), new KbSource.Table(directory, spec));
    Built built = build(compile);
    assertEquals(List.of("one", "synonym of one"), built.names("1"));
    assertEquals(List.of("2", "3"), built.record("1").parents());
    assertEquals(reasons(DropReason.WHERE, 2), built.dropped(Item.NAME));
    assertEquals(reasons(DropReason.UNKNOWN_CONCEPT, 1), built.dropped(Item.PARENT));
    Built diseases =
        build(
            compile
                .withFilters(
                    new Filters(
                        List.of(), Set.of(), Set.of("T047"), Set.of(), false, false, 256, 9))
                .overwriting());
    assertEquals("types come before names", Set.of("1", "3"), diseases.records().keySet());
    assertEquals(
        Map.of(DropReason.PARENT_NOT_KEPT, 1L, DropReason.UNKNOWN_CONCEPT, 1L),
        diseases.dropped(Item.PARENT));
  }

  public void testParentsByName() throws IOException {
    Path spec = file("spec.yaml", "tables: [{columns: {id: id, name: label, parent_names: up}}]");
    Path table =
        file("t.tsv", "id\tlabel\tup", "1\tflu\tinfection", "2\tinfection\t", "3\tx\tnobody");
    Built built = build(new KbSource.Table(table, spec));
    assertEquals(List.of("2"), built.record("1").parents());
    assertEquals(reasons(DropReason.UNKNOWN_CONCEPT, 1), built.dropped(Item.PARENT));
  }

  public void testBrokenTables() throws IOException {
    assertRefused(
        "t.tsv:1: column [name]: expected one of id, label, found no such column; correct it.",
        simple("id\tlabel", "1\tone"));
    assertRefused(
        "t.tsv:2: row: expected an id, found an empty column; add it.",
        simple("id\tname", "\tone"));
    assertRefused(
        "t.tsv: table: expected a header, found an empty file; check the file.", simple());
    Path quoted = file("spec.yaml", "tables: [{quote: '\"', columns: {id: id, name: name}}]");
    assertRefused(
        "t.tsv:2: quoted value [1]: expected a closing quote, found none;"
            + " close it, or set quote: none.",
        new KbSource.Table(file("t.tsv", "id\tname", "1\t\"open", "2\ttwo"), quoted));
    assertRefused(
        "t.tsv:2: quoted value [1]: expected a delimiter after its closing quote, found other"
            + " text; double quotes inside it, or set quote: none.",
        new KbSource.Table(file("t.tsv", "id\tname", "1\t\"a\" b"), quoted));
    assertRefused(
        "gone.tsv: source file ["
            + directory.resolve("gone.tsv").toString().substring(0, 60)
            + "...]: expected a file, found nothing; check the path.",
        new KbSource.Table(directory.resolve("gone.tsv"), quoted));
  }

  public void testBrokenSpecifications() throws IOException {
    Path table = file("t.tsv", "id\tname", "1\tone");
    assertSpecification(
        "spec.yaml: specification: expected tables, found an empty file; describe them.", table);
    assertSpecification(
        "spec.yaml:1: key [tabels]: expected one of id_prefix, language, semantic_group, source,"
            + " tables, found an unknown one; correct it.",
        table,
        "tabels: []");
    assertSpecification(
        "spec.yaml:3: key [colums]: expected one of columns, comment, delimiter, file, header,"
            + " preferred, quote, separator, skip_rows, where, found an unknown one; correct it.",
        table,
        "language: en",
        "tables:",
        "- colums: {id: id}");
    assertSpecification(
        "spec.yaml:1: columns [nmae]: expected one of abbreviations, alternative_ids, definition,"
            + " id, language, name, names, parent_names, parents, semantic_group, semantic_type,"
            + " source, xrefs and one column for it, found other; correct it.",
        table,
        "tables: [{columns: {id: id, nmae: name}}]");
    assertSpecification(
        "spec.yaml:1: columns: expected id and at least one more, found fewer; add them.",
        table,
        "tables: [{columns: {name: name}}]");
    assertSpecification(
        "spec.yaml:1: delimiter [tabs]: expected tab, comma, semicolon, bar or one ASCII character,"
            + " found other text; correct it.",
        table,
        "tables: [{delimiter: tabs, columns: {id: id, name: name}}]");
    assertSpecification(
        "spec.yaml:2: header [yes]: expected true or false, found other text; correct it.",
        table,
        "tables:",
        "- {header: yes, columns: {id: id, name: name}}");
    assertSpecification(
        "spec.yaml:1: tables: expected a list that is not empty, found none; see the samples.",
        table,
        "tables: []");
    assertSpecification(
        "spec.yaml:2: key [language]: expected it once, found it twice; remove one.",
        table,
        "language: en",
        "language: fr",
        "tables: []");
    assertSpecification(
        "t.tsv: source [other.tsv]: expected a directory with its tables, found none;"
            + " name the directory that has them.",
        table,
        "tables: [{file: other.tsv, columns: {id: id, name: name}}]");
  }

  private void assertSpecification(String message, Path table, String... lines) throws IOException {
    Path spec = lines.length == 0 ? bytes("spec.yaml", new byte[0]) : file("spec.yaml", lines);
    assertRefused(message, new KbSource.Table(table, spec));
  }
}

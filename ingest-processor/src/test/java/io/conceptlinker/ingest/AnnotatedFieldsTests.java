package io.conceptlinker.ingest;

import io.conceptlinker.ingest.kb.FakeKnowledgeBase;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Passage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.ingest.IngestDocument;
import org.elasticsearch.test.ESTestCase;

/** The fields of annotated text, with everything that may become of a document. */
public class AnnotatedFieldsTests extends ESTestCase {
  private static final String HASH = "0123";

  private final FakeKnowledgeBase knowledgeBase = new FakeKnowledgeBase("v1", requests -> {});
  private final ConceptLinkOptions options =
      ConceptLinkOptions.parse(
          null,
          new HashMap<>(
              Map.of(
                  "field",
                  List.of("title", "notes", "other"),
                  "kb",
                  "demo",
                  "ignore_missing",
                  true,
                  "annotated_text",
                  Map.of("title", "annotated.title", "notes", "annotated.notes"))),
          TimeValue.MINUS_ONE);

  private static IngestDocument document(Map<String, Object> source) {
    return new IngestDocument("index", "1", 1, null, null, new HashMap<>(source));
  }

  private void link(IngestDocument document) {
    List<Passage> passages = DocumentTexts.of(document, options).passages();
    LinkResult result =
        knowledgeBase.linker().link(List.of(new LinkRequest(passages, options.link()))).getFirst();
    LinkedText linked = new LinkedText(result, "", Optional.empty());
    new ConceptOutput(document, options)
        .write(
            ConceptDocument.of(options, passages, HASH, knowledgeBase, linked),
            HASH,
            passages,
            linked);
  }

  private static Object value(IngestDocument document, String path) {
    return document.getFieldValue(path, Object.class);
  }

  public void testWhatTheDocumentSpeaksOf() {
    IngestDocument document =
        document(
            Map.of(
                "title",
                "possible flu, no infection [1](2)",
                "notes",
                Arrays.asList("aspirin", null, " ", "maternal disease"),
                "other",
                "flu"));
    link(document);
    assertEquals("possible [flu](D1), no infection [1][]()(2)", value(document, "annotated.title"));
    assertEquals(
        Arrays.asList("[aspirin](D4)", null, " ", "maternal disease"),
        value(document, "annotated.notes"));
    assertEquals("read only", "flu", value(document, "other"));
    assertEquals(2, ((Map<?, ?>) value(document, "annotated")).size());
  }

  public void testWordsAreThereWithoutLinks() {
    IngestDocument document = document(Map.of("title", "flu [a](b=c)"));
    ConceptOutput output = new ConceptOutput(document, options);
    output.writeStatus(LinkStatus.TIMEOUT, HASH);
    assertEquals("flu [a][]()(b=c)", value(document, "annotated.title"));
    assertFalse(document.hasField("annotated.notes"));

    link(document);
    assertEquals("[flu](D1) [a][]()(b=c)", value(document, "annotated.title"));
    output.writeStatus(LinkStatus.TIMEOUT, HASH);
    assertEquals("links stay", "[flu](D1) [a][]()(b=c)", value(document, "annotated.title"));
    output.writeStatus(LinkStatus.TIMEOUT, "another text");
    assertEquals("flu [a][]()(b=c)", value(document, "annotated.title"));
  }

  public void testFieldsGoWithTheirText() {
    IngestDocument document = document(Map.of("title", "flu", "notes", List.of("flu")));
    link(document);
    document.removeField("notes");
    link(document);
    assertFalse(document.hasField("annotated.notes"));
    assertTrue(document.hasField("annotated.title"));
    document.removeField("title");
    new ConceptOutput(document, options).clear();
    assertFalse(document.hasField("annotated.title"));
  }
}

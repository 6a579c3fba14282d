package io.conceptlinker.elasticsearch.link;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.conceptlinker.ingest.LinkedText;
import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.OverlapPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.common.Strings;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.json.JsonXContent;

public class LinkTextRequestTests extends ESTestCase {

  private LinkTextRequest parse(String json) throws IOException {
    try (XContentParser parser = createParser(JsonXContent.jsonXContent, json)) {
      return LinkTextRequest.parse(parser);
    }
  }

  public void testDefaults() throws IOException {
    LinkTextRequest request = parse("{\"text\":\"flu\"}");
    assertEquals("flu", request.text());
    assertNull(request.kb());
    assertEquals(LinkOptions.DEFAULT, request.options());
    assertNull(request.validate());
  }

  public void testEverything() throws IOException {
    LinkTextRequest request =
        parse(
            """
            {"text":"flu","kb":"demo","min_score":0.5,"semantic_groups":["Disorders"],
             "overlap":"longest","candidates":7}""");
    assertEquals("demo", request.kb());
    assertEquals(
        new LinkOptions(0.5, Set.of("Disorders"), OverlapPolicy.LONGEST, 7), request.options());
  }

  public void testWire() throws IOException {
    LinkOptions options =
        new LinkOptions(
            randomDouble(), Set.of("A", "B"), randomFrom(OverlapPolicy.values()), randomInt(9));
    LinkTextRequest request =
        new LinkTextRequest(
            randomUnicodeOfLength(20),
            randomBoolean() ? "demo" : null,
            randomBoolean() ? "tiny" : null,
            options);
    LinkTextRequest copy = copyWriteable(request, writableRegistry(), LinkTextRequest::new);
    assertEquals(request.text(), copy.text());
    assertEquals(request.kb(), copy.kb());
    assertEquals(request.options(), copy.options());
  }

  /** The answer that other programs rely on. */
  public void testResponse() throws IOException {
    Mention mention =
        new Mention(
            0,
            3,
            6,
            "D1",
            "Influenza",
            0.75,
            Assertion.NEGATED,
            LinkPath.DICTIONARY,
            List.of(new Candidate("D1", "Influenza", 0.75), new Candidate("D2", "Other", 0.125)));
    LinkTextResponse response =
        new LinkTextResponse(
            "no flu",
            new LinkedText(new LinkResult(List.of(mention)), "0123456789ab", Optional.empty()),
            Map.of("D1", "Disorders"));
    LinkTextResponse copy = copyWriteable(response, writableRegistry(), LinkTextResponse::new);
    assertEquals(response.result(), copy.result());
    assertEquals(
        "{\"status\":\"linked\",\"model_version\":\"0123456789ab\","
            + "\"mentions\":[{\"start\":3,\"end\":6,\"text\":\"flu\",\"id\":\"D1\","
            + "\"name\":\"Influenza\",\"semantic_group\":\"Disorders\",\"score\":0.75,\"assertion\":\"negated\","
            + "\"path\":\"dictionary\",\"candidates\":["
            + "{\"id\":\"D1\",\"name\":\"Influenza\",\"score\":0.75},"
            + "{\"id\":\"D2\",\"name\":\"Other\",\"score\":0.125}]}]}",
        Strings.toString(copy));
  }

  /** It may be patient data. */
  public void testTheTextIsNotInErrors() {
    for (String broken :
        List.of(
            "{\"text\":\"secret\",\"text\":\"secret\"}",
            "{\"text\":\"secret",
            "{\"text\":\"secret\" \"kb\"}",
            "{\"text\":\"secret\",\"kb\":\"../kb\"}",
            "{\"text\":\"secret\",\"unknown\":1}")) {
      Exception e = expectThrows(IllegalArgumentException.class, () -> parse(broken));
      assertThat(ExceptionsHelper.stackTrace(e), not(containsString("secret")));
    }
  }

  public void testTooManyCandidates() throws IOException {
    var problem = parse("{\"text\":\"flu\",\"candidates\":101}").validate();
    assertNotNull(problem);
    assertThat(String.valueOf(problem), containsString("expected at most [100]"));
  }
}

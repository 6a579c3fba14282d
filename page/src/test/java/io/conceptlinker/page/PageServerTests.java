package io.conceptlinker.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.tests.util.LuceneTestCase;

/** What the server of the page lets in, and what it asks the node. */
public class PageServerTests extends LuceneTestCase {

  private static final String JSON = "Content-Type: application/json\r\n";

  private RecordingNode node;
  private PageServer page;
  private String host;

  @Override
  public void setUp() throws Exception {
    super.setUp();
    node = new RecordingNode();
    page = PageServer.start(0, node.url(), new PageSpec("my kb", "notes"));
    host = "127.0.0.1:" + page.url().getPort();
  }

  @Override
  public void tearDown() throws Exception {
    page.close();
    node.close();
    super.tearDown();
  }

  public void testFiles() throws Exception {
    for (String view : List.of("/", "/text", "/concept/C1", "/document/a%2Fb", "/?concept=C1")) {
      String answer = get(view);
      assertTrue(answer, answer.startsWith("HTTP/1.1 200"));
      assertTrue(answer, answer.contains("<script type=\"module\" src=\"/page.js\">"));
      assertTrue(answer, answer.contains("script-src 'self'"));
    }
    assertTrue(get("/page.js").contains("text/javascript; charset=utf-8"));
    assertTrue(get("/page.css").contains("text/css; charset=utf-8"));
    assertTrue(get("/page.js").contains("Content-security-policy: default-src 'none'"));
    for (String none : List.of("/page.ts", "/../page.js", "//page.js", "/Assets.class", "/api")) {
      assertTrue(none, get(none).startsWith("HTTP/1.1 40"));
    }
    assertEquals("HTTP/1.1 200", send("HEAD", "/page.js", host, "", "").substring(0, 12));
    assertEquals(List.of(), node.asked());
  }

  public void testQuestions() throws Exception {
    get("/api/about");
    get("/api/concept/MESH:D1%2F2");
    get("/api/suggest?q=caf%C3%A9%20%26size=9");
    get("/api/expand?id=%3C%3C+C1");
    get("/api/graph?id=C1&depth=2");
    get("/api/document/..%2F_all");
    assertEquals(
        List.of(
            "GET /_concept/kb/my%20kb ",
            "GET /_concept/my%20kb/MESH%3AD1%2F2 ",
            "GET /_concept/my%20kb/_suggest?size=8&index=notes&q=caf%C3%A9%20%26size%3D9 ",
            "GET /_concept/my%20kb/_expand?limit=1000&id=%3C%3C%20C1 ",
            "GET /_concept/my%20kb/_graph?limit=1000&max_depth=2&id=C1 ",
            "GET /notes/_doc/%2E%2E%2F_all?_source_includes="
                + String.join(",", DocumentSearch.SOURCE)
                + " "),
        node.asked());
  }

  public void testTheNodesAnswerComesThrough() throws Exception {
    String answer = get("/api/concept/C1");
    assertTrue(answer, answer.startsWith("HTTP/1.1 404"));
    assertTrue(answer, answer.endsWith("{\"error\":{\"reason\":\"nothing known\"}}"));
    node.close();
    assertTrue(get("/api/concept/C1").startsWith("HTTP/1.1 502"));
  }

  public void testSearch() throws Exception {
    get("/api/search?concept=C1&q=%22%7D&with=C2&group=DISO&year=2014&from=10");
    String asked = node.asked().getFirst();
    assertTrue(asked, asked.startsWith("POST /notes/_search {\"from\":10,\"size\":10"));
    assertTrue(asked, asked.contains("\"value\":\"C1\",\"kb\":\"my kb\",\"expand\":\"narrower\""));
    assertTrue(asked, asked.contains("\"query\":\"\\\"}\""));
    assertTrue(asked, asked.contains("\"value\":\"C2\",\"kb\":\"my kb\",\"expand\":\"none\""));
    assertTrue(asked, asked.contains("{\"term\":{\"concepts.semantic_group\":\"DISO\"}}"));
    assertTrue(asked, asked.contains("\"gte\":\"2014||/y\""));
    get("/api/search?concept=C1&narrower=false");
    assertFalse(node.asked().getLast(), node.asked().getLast().contains("\"narrower\""));
  }

  public void testOwnText() throws Exception {
    String text = "a \\uD83E\\uDDEC <b>";
    String question = "{\"text\":\"" + text + "\",\"kb\":\"other\",\"index\":\"x\"}";
    send("POST", "/api/link", host, JSON, question);
    send("POST", "/api/explain", host, JSON, question);
    String asked = " {\"text\":\"a \uD83E\uDDEC <b>\",\"kb\":\"my kb\",\"candidates\":8}";
    assertEquals(
        List.of("POST /_concept/_link" + asked, "POST /_concept/_explain" + asked), node.asked());
  }

  public void testWhatIsNotAsked() throws Exception {
    for (String path :
        List.of(
            "/api/",
            "/api/_search",
            "/api/link",
            "/api/search?size=1000",
            "/api/search?year=now",
            "/api/search?from=9999999999",
            "/api/search?from=-1",
            "/api/search?q=%",
            "/api/suggest",
            "/api/suggest?q=a&index=other",
            "/api/expand?id=" + "C".repeat(4_001),
            "/api/graph?id=C1&depth=31",
            "/api/concept/",
            "/_search",
            "/notes/_doc/1")) {
      assertTrue(path, get(path).startsWith("HTTP/1.1 40"));
    }
    for (String path : List.of("/api/search", "/api/_bulk", "/", "/_bulk")) {
      assertTrue(path, send("POST", path, host, JSON, "{\"text\":\"a\"}").startsWith("HTTP/1.1 4"));
    }
    for (String body : List.of("", "{", "[]", "{\"text\":1}", "{\"text\":secret}")) {
      String answer = send("POST", "/api/link", host, JSON, body);
      assertTrue(answer, answer.startsWith("HTTP/1.1 400"));
      assertFalse("an answer has no text", answer.contains("secret"));
    }
    for (String method : List.of("PUT", "DELETE", "OPTIONS", "TRACE")) {
      assertTrue(method, send(method, "/api/link", host, JSON, "").startsWith("HTTP/1.1 405"));
    }
    assertEquals(List.of(), node.asked());
  }

  public void testOtherPagesAreNotLetIn() throws Exception {
    int port = page.url().getPort();
    for (String other : List.of("evil.example:" + port, "127.0.0.1", "127.0.0.1:1", "localhost")) {
      assertTrue(other, send("GET", "/api/about", other, "", "").startsWith("HTTP/1.1 421"));
      assertTrue(other, send("GET", "/", other, "", "").startsWith("HTTP/1.1 421"));
    }
    assertTrue(send("GET", "/", "localhost:" + port, "", "").startsWith("HTTP/1.1 200"));
    String text = "{\"text\":\"a\"}";
    for (String headers :
        List.of(
            "Content-Type: text/plain\r\n",
            "Content-Type: application/x-www-form-urlencoded\r\n",
            JSON + "Origin: http://evil.example\r\n",
            JSON + "Origin: null\r\n",
            JSON + "Sec-Fetch-Site: cross-site\r\n",
            JSON + "Sec-Fetch-Site: same-site\r\n")) {
      assertTrue(headers, send("POST", "/api/link", host, headers, text).startsWith("HTTP/1.1 4"));
    }
    assertEquals(List.of(), node.asked());
    String own = JSON + "Origin: http://" + host + "\r\nSec-Fetch-Site: same-origin\r\n";
    send("POST", "/api/link", host, own, text);
    assertEquals(1, node.asked().size());
  }

  public void testBoundToLoopback() throws Exception {
    assertEquals("127.0.0.1", URI.create(page.url().toString()).getHost());
    page.close();
    expectThrows(IOException.class, () -> get("/"));
  }

  private String get(String path) throws IOException {
    return send("GET", path, host, "", "");
  }

  /** By hand: a client would put the path and the headers in order. */
  private String send(String method, String path, String host, String headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + "\r\nConnection: close\r\n"
            + headers
            + (bytes.length > 0 ? "Content-Length: " + bytes.length + "\r\n" : "")
            + "\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), page.url().getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

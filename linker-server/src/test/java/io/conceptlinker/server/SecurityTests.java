package io.conceptlinker.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Keys and certificates. */
public class SecurityTests extends ServerTestCase {
  private static final String KEY = "0123456789abcdef0123";
  private static final String OTHER = "fedcba98765432100123";

  public void testKeys() throws Exception {
    GatedLinker linker = GatedLinker.open();
    Path file = createTempDir().resolve("keys");
    Files.writeString(file, "# of the nodes\n" + KEY + "\n\n  " + OTHER + "  \n");
    ServerOptions options =
        new ServerOptions(
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.of(ApiKeys.read(file)),
            ServerOptions.Limits.DEFAULT);
    try (LinkServer server = start(linker, options)) {
      assertEquals(401, send(post(server, body("a"))).statusCode());
      for (String wrong :
          List.of("Bearer", "Bearer ", "Bearer x", "Basic " + KEY, KEY, "Bearer " + KEY + "4")) {
        var refused = send(post(server, body("a")).header("Authorization", wrong));
        assertEquals(wrong, 401, refused.statusCode());
        assertEquals("Bearer", refused.headers().firstValue("WWW-Authenticate").get());
        assertFalse(refused.body(), refused.body().contains(KEY));
      }
      assertEquals("nothing was linked", List.of(), linker.batches());
      assertEquals(401, send(request(server, "/metrics")).statusCode());
      for (String right : List.of("Bearer " + KEY, "bearer " + OTHER)) {
        assertEquals(
            200, send(post(server, body("a")).header("Authorization", right)).statusCode());
        assertEquals(
            200, send(request(server, "/metrics").header("Authorization", right)).statusCode());
      }
      assertEquals(200, send(request(server, "/healthz")).statusCode());
    }
  }

  public void testKeysThatCanBeGuessed() throws IOException {
    expectThrows(IllegalArgumentException.class, () -> ApiKeys.of(List.of()));
    expectThrows(IllegalArgumentException.class, () -> ApiKeys.of(List.of(KEY, "short")));
    Path empty = createTempDir().resolve("keys");
    Files.writeString(empty, "# none yet\n");
    IOException none = expectThrows(IOException.class, () -> ApiKeys.read(empty));
    assertTrue(none.getMessage(), none.getMessage().contains(empty.toString()));
  }

  public void testTls() throws Exception {
    Path directory = createTempDir();
    TestCertificate certificate = TestCertificate.make(directory, random().nextBoolean());
    for (TlsKeys keys :
        List.of(
            TlsKeys.readPem(certificate.pem(), certificate.key()),
            TlsKeys.readPkcs12(certificate.pkcs12(), TestCertificate.PASSWORD))) {
      ServerOptions options =
          new ServerOptions(
              "127.0.0.1", 0, Optional.of(keys), Optional.empty(), ServerOptions.Limits.DEFAULT);
      try (LinkServer server = start(GatedLinker.open(), options);
          HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
        assertTrue(server.address(), server.address().startsWith("https://"));
        assertEquals(
            List.of("T:a"),
            conceptIds(client.send(post(server, body("a")).build(), BodyHandlers.ofString())));
        expectThrows(SSLException.class, () -> send(post(server, body("a"))));
      }
    }
  }

  public void testCertificatesThatAreNone() throws Exception {
    Path directory = createTempDir();
    TestCertificate certificate = TestCertificate.make(directory, true);
    Path none = directory.resolve("none.pem");
    Files.writeString(none, "no certificate\n");
    expectThrows(IOException.class, () -> TlsKeys.readPem(none, certificate.key()));
    IOException noKey =
        expectThrows(IOException.class, () -> TlsKeys.readPem(certificate.pem(), none));
    assertTrue(noKey.getMessage(), noKey.getMessage().contains("openssl pkcs8"));
    Files.writeString(none, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    expectThrows(IOException.class, () -> TlsKeys.readPem(certificate.pem(), none));
    expectThrows(
        IOException.class, () -> TlsKeys.readPkcs12(certificate.pkcs12(), "not the password"));
    try (InputStream in = Files.newInputStream(certificate.pem())) {
      assertTrue(in.read() >= 0);
    }
  }
}

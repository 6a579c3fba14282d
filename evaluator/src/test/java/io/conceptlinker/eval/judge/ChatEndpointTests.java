package io.conceptlinker.eval.judge;

import java.net.URI;
import java.time.Duration;
import org.apache.lucene.tests.util.LuceneTestCase;

public class ChatEndpointTests extends LuceneTestCase {

  private static ChatEndpoint endpoint(String address, String key) {
    return new ChatEndpoint(URI.create(address), "m", key, Duration.ofSeconds(1), 10);
  }

  public void testAddressOfCompletions() {
    String expected = "https://host.example/v1/chat/completions";
    assertEquals(expected, endpoint("https://host.example/v1", "").completions().toString());
    assertEquals(expected, endpoint("https://host.example/v1/", "k").completions().toString());
  }

  public void testKeysStaySecret() {
    assertFalse(endpoint("https://host.example", "sesame").toString().contains("sesame"));
    assertEquals("m at http://localhost:1", endpoint("http://localhost:1", "sesame").toString());
    endpoint("http://host.example", "");
    assertRefused("http://host.example", "sesame");
    assertRefused("http://localhost.example", "sesame");
    assertRefused("https://user:sesame@host.example", "");
    assertRefused("https://host.example", "sesame\n");
  }

  public void testWrongAddresses() {
    assertRefused("host.example/v1", "");
    assertRefused("ftp://host.example", "");
    assertRefused("https:/v1", "");
  }

  private static void assertRefused(String address, String key) {
    IllegalArgumentException e =
        expectThrows(IllegalArgumentException.class, () -> endpoint(address, key));
    assertFalse(e.getMessage(), e.getMessage().contains("sesame"));
  }
}

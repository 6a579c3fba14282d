package io.conceptlinker.page;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Set;

/**
 * Which requests are let in: those of the page itself. Other pages in the same browser can reach a
 * loopback address, too; one whose name resolves to it (DNS rebinding) gives itself away by the
 * host that it asks for. Immutable.
 */
final class Admission {

  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final Set<String> hosts;

  Admission(int port) {
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  /**
   * Lets a request in.
   *
   * @throws BadRequestException if it is not one of the page
   */
  void check(String method, Headers headers) throws BadRequestException {
    List<String> host = headers.getOrDefault("Host", List.of());
    if (host.size() != 1 || !hosts.contains(host.getFirst())) {
      throw new BadRequestException(421, "host: expected one of " + hosts);
    }
    if (!Set.of("GET", "HEAD", "POST").contains(method)) {
      throw new BadRequestException(405, "method: expected GET or POST");
    }
    if (method.equals("POST")) {
      checkOrigin(host.getFirst(), headers);
    }
  }

  /** A form on another page can post, but not JSON, and says where it comes from. */
  private static void checkOrigin(String host, Headers headers) throws BadRequestException {
    String type = String.valueOf(headers.getFirst("Content-Type"));
    if (!type.equals("application/json")) {
      throw new BadRequestException(415, "content type: expected application/json");
    }
    String origin = headers.getFirst("Origin");
    String site = headers.getFirst("Sec-Fetch-Site");
    if ((origin != null && !origin.equals("http://" + host))
        || (site != null && !OWN_SITES.contains(site))) {
      throw new BadRequestException(403, "origin: expected the page itself");
    }
  }
}

package io.conceptlinker.link.remote;

import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.remote.RemoteLinkException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Links on a link server: one round trip for a batch of documents, on the caller's thread, which
 * waits. Busy and restarting servers are asked again as long as time is left. Thread-safe.
 *
 * <p>Failures are {@link RemoteLinkException}s. The only threads of its own are those that the
 * JDK's client needs.
 */
public final class RemoteLinker implements EntityLinker, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final RemoteSpec spec;
  private final HttpClient client;
  private final RemoteConnection connection;

  private RemoteLinker(RemoteSpec spec, HttpClient client) {
    this.spec = spec;
    this.client = client;
    this.connection = new RemoteConnection(client, spec);
  }

  /**
   * Makes a client; nothing is sent yet.
   *
   * @param executor runs what the client does beside the callers
   * @throws IOException if the file of trusted certificates is not one
   */
  public static RemoteLinker open(RemoteSpec spec, Executor executor) throws IOException {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(executor);
    if (spec.trusted().isPresent()) {
      client.sslContext(trusting(spec.trusted().get()));
    }
    return new RemoteLinker(spec, client.build());
  }

  private static SSLContext trusting(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      if (store.size() == 0) {
        throw new IOException("file [" + file + "]: expected certificates in PEM, found none");
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("file [" + file + "]: expected certificates in PEM", e);
    }
  }

  @Override
  public List<LinkResult> link(List<LinkRequest> requests) {
    return requests.isEmpty() ? List.of() : answer(requests, spec.timeout()).results();
  }

  /** Asks the server what it has. */
  public LinkerIdentity identity() {
    return answer(List.of(), spec.timeout()).identity();
  }

  /**
   * Links a batch of documents, and says what made the links: the same for all of them.
   *
   * @param timeout how long the caller waits for all of it
   * @throws RemoteLinkException if there are no links in that time
   */
  public LinkAnswer answer(List<LinkRequest> requests, Duration timeout) {
    return answer(requests, spec.expected(), timeout);
  }

  /**
   * The same for a caller whose knowledge base changes.
   *
   * @param expected the knowledge base that links have to come from, instead of that of the
   *     specification
   */
  public LinkAnswer answer(
      List<LinkRequest> requests, Optional<KnowledgeBaseId> expected, Duration timeout) {
    long deadlineNanos = System.nanoTime() + timeout.toNanos();
    List<LinkResult> results = new ArrayList<>(requests.size());
    @Nullable LinkerIdentity identity = null;
    int from = 0;
    do {
      int to = Math.min(requests.size(), from + spec.batchDocuments());
      LinkAnswer answer = batch(requests.subList(from, to), expected, deadlineNanos);
      identity = same(identity, answer.identity());
      results.addAll(answer.results());
      from = to;
    } while (from < requests.size());
    return new LinkAnswer(identity, results);
  }

  /** In one request, or in as many as the server wants where one would be too large. */
  private LinkAnswer batch(
      List<LinkRequest> documents, Optional<KnowledgeBaseId> expected, long deadlineNanos) {
    byte[] body = LinkCallJson.write(new LinkCall(expected, documents));
    HttpResponse<byte[]> response = connection.post(body, deadlineNanos);
    if (response.statusCode() == 413) {
      if (documents.size() < 2) {
        throw connection.problem(
            Kind.REFUSED,
            "expected it to take a document, found it too large; link its parts one by one");
      }
      int half = documents.size() / 2;
      LinkAnswer first = batch(documents.subList(0, half), expected, deadlineNanos);
      LinkAnswer second = batch(documents.subList(half, documents.size()), expected, deadlineNanos);
      List<LinkResult> results = new ArrayList<>(first.results());
      results.addAll(second.results());
      return new LinkAnswer(same(first.identity(), second.identity()), results);
    }
    try {
      return checked(LinkAnswerJson.parse(response.body()), documents.size(), expected);
    } catch (JsonFormatException e) {
      throw connection.problem(Kind.MALFORMED_ANSWER, "expected links, found something else", e);
    }
  }

  /** A server may be replaced while it is asked; one answer comes from one. */
  private LinkerIdentity same(@Nullable LinkerIdentity before, LinkerIdentity now) {
    if (before != null && !before.equals(now)) {
      throw connection.problem(
          Kind.OTHER_KNOWLEDGE_BASE,
          "expected ["
              + before
              + "] for all documents, found ["
              + now
              + "] for some; link them again");
    }
    return now;
  }

  private LinkAnswer checked(LinkAnswer answer, int documents, Optional<KnowledgeBaseId> expected) {
    if (answer.results().size() != documents) {
      throw connection.problem(
          Kind.MALFORMED_ANSWER,
          "expected results for ["
              + documents
              + "] documents, found ["
              + answer.results().size()
              + "]");
    }
    if (expected.isPresent() && !expected.get().accepts(answer.identity().kb())) {
      throw connection.problem(
          Kind.OTHER_KNOWLEDGE_BASE,
          "expected knowledge base ["
              + expected.get()
              + "], found ["
              + answer.identity().kb()
              + "]");
    }
    return answer;
  }

  /** Waits for calls in progress. */
  @Override
  public void close() {
    client.close();
  }
}

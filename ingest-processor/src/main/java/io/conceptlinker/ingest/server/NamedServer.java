package io.conceptlinker.ingest.server;

import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.remote.KnowledgeBaseId;
import io.conceptlinker.link.remote.LinkAnswer;
import io.conceptlinker.link.remote.LinkerIdentity;
import io.conceptlinker.link.remote.RemoteLinkException;
import io.conceptlinker.link.remote.RemoteLinker;
import io.conceptlinker.link.remote.RemoteSpec;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A link server with its name. Thread-safe. */
public final class NamedServer implements Closeable {
  private final String name;
  private final RemoteLinker linker;
  private final Duration timeout;
  private final KnownLinks known;
  private volatile @Nullable String lastModel;

  private NamedServer(String name, RemoteLinker linker, Duration timeout, AnswerCache cache) {
    this.name = name;
    this.linker = linker;
    this.timeout = timeout;
    this.known = new KnownLinks(cache);
  }

  /**
   * @param cache keeps the links that it makes
   */
  static NamedServer open(String name, RemoteSpec spec, Executor executor, AnswerCache cache)
      throws IOException {
    return new NamedServer(name, RemoteLinker.open(spec, executor), spec.timeout(), cache);
  }

  /** What settings and pipelines call it. */
  public String name() {
    return name;
  }

  /** How long a batch waits at most. */
  public Duration timeout() {
    return timeout;
  }

  /** The version of the model that it answered with last, if it has answered. */
  public Optional<String> lastModel() {
    return Optional.ofNullable(lastModel);
  }

  /**
   * Links a batch in one round trip; the calling thread waits.
   *
   * @param kb what the links have to be made with
   * @param left how long the caller can wait
   * @throws RemoteLinkException if there are no links in that time
   */
  public LinkAnswer link(List<LinkRequest> requests, KnowledgeBase kb, Duration left) {
    Duration wait = left.compareTo(timeout) < 0 ? left : timeout;
    LinkAnswer answer = linker.answer(requests, Optional.of(id(kb)), wait);
    String model = answer.identity().model();
    lastModel = model;
    for (int i = 0; i < requests.size(); i++) {
      known.keep(model, kb, requests.get(i), answer.results().get(i));
    }
    return answer;
  }

  /**
   * The links of a document that the server made before with the model that it answered with last;
   * the server is not asked.
   */
  public Optional<LinkAnswer> known(LinkRequest request, KnowledgeBase kb) {
    @Nullable String model = lastModel;
    if (model == null) {
      return Optional.empty();
    }
    LinkerIdentity identity = new LinkerIdentity(id(kb), model);
    return known.find(model, kb, request).map(found -> new LinkAnswer(identity, List.of(found)));
  }

  private static KnowledgeBaseId id(KnowledgeBase kb) {
    return new KnowledgeBaseId(kb.name(), kb.version());
  }

  @Override
  public void close() {
    linker.close();
  }
}

package io.conceptlinker.ingest;

import io.conceptlinker.ingest.installed.Lease;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.ingest.server.NamedServer;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.remote.LinkAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.elasticsearch.core.Releasable;

/** What is asked before the dictionary. Confined to one thread. */
sealed interface ModelLinker extends Releasable {

  /**
   * What came back.
   *
   * @param version of the model
   * @param results one for each text
   */
  record Answer(String version, List<LinkResult> results) {
    static Answer of(LinkAnswer answer) {
      return new Answer(answer.identity().model(), answer.results());
    }
  }

  /**
   * Whether it is somewhere else: many texts at once cost less than one after the other, and it has
   * to be waited for.
   */
  boolean isRemote();

  /**
   * Links.
   *
   * @param left how long the caller can wait; with zero a model that is not remote links what it
   *     was asked before
   */
  Answer link(OpenKnowledgeBase kb, List<LinkRequest> requests, Duration left);

  /** What is known without asking, of a text that could not be linked. */
  Optional<Answer> known(OpenKnowledgeBase kb, LinkRequest request);

  /** A model of this node, which computes one text after the other, while there is time. */
  record OfNode(Lease<OpenModel> lease, LongSupplier nanoTime) implements ModelLinker {
    @Override
    public boolean isRemote() {
      return false;
    }

    @Override
    public Answer link(OpenKnowledgeBase kb, List<LinkRequest> requests, Duration left) {
      long began = nanoTime.getAsLong();
      BooleanSupplier isOver = () -> nanoTime.getAsLong() - began >= left.toNanos();
      return new Answer(lease.version(), lease.get().linker(kb).link(requests, isOver));
    }

    /** It knows what it can link. */
    @Override
    public Optional<Answer> known(OpenKnowledgeBase kb, LinkRequest request) {
      return Optional.empty();
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  /** A link server, which must have the node's version of the knowledge base. */
  record OfServer(NamedServer server) implements ModelLinker {
    @Override
    public boolean isRemote() {
      return true;
    }

    @Override
    public Answer link(OpenKnowledgeBase kb, List<LinkRequest> requests, Duration left) {
      return Answer.of(server.link(requests, kb.bundle(), left));
    }

    @Override
    public Optional<Answer> known(OpenKnowledgeBase kb, LinkRequest request) {
      return server.known(request, kb.bundle()).map(Answer::of);
    }

    /** The server is the service's. */
    @Override
    public void close() {}
  }
}

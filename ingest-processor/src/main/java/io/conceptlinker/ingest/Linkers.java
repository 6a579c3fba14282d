package io.conceptlinker.ingest;

import io.conceptlinker.ingest.installed.Lease;
import io.conceptlinker.ingest.installed.Registry;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.ingest.lm.OpenModel;
import io.conceptlinker.ingest.server.LinkServers;
import io.conceptlinker.ingest.server.NamedServer;
import io.conceptlinker.link.remote.RemoteLinkException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The models and link servers of this node. Thread-safe. */
public final class Linkers {
  private final Registry<OpenModel> models;
  private final LinkServers servers;
  private final LongSupplier nanoTime;
  private final FailureLog failures = new FailureLog();

  /**
   * @param nanoTime a clock that only goes forward
   */
  public Linkers(Registry<OpenModel> models, LinkServers servers, LongSupplier nanoTime) {
    this.models = models;
    this.servers = servers;
    this.nanoTime = nanoTime;
  }

  Registry<OpenModel> models() {
    return models;
  }

  LinkServers servers() {
    return servers;
  }

  /**
   * The version of the model that takes part: empty where none does, nothing where it is not known.
   */
  Optional<String> modelVersion(LinkerChoice choice) {
    return switch (choice) {
      case LinkerChoice.Dictionary dictionary -> Optional.of("");
      case LinkerChoice.Model model -> {
        try (@Nullable Lease<OpenModel> lease = models.acquire(model.name()).orElse(null)) {
          yield Optional.ofNullable(lease).map(Lease::version);
        }
      }
      case LinkerChoice.Server server ->
          servers.find(server.name()).flatMap(NamedServer::lastModel);
    };
  }

  /**
   * A linker that is there until it is closed, whatever happens to the model's directory.
   *
   * @param knowledgeBase leased for longer than the linker is used
   */
  ChosenLinker choose(LinkTarget target, OpenKnowledgeBase knowledgeBase) {
    return switch (target.linker()) {
      case LinkerChoice.Dictionary dictionary ->
          ChosenLinker.dictionary(knowledgeBase, Optional.empty());
      case LinkerChoice.Model model ->
          models
              .acquire(model.name())
              .map(
                  lease ->
                      ChosenLinker.of(
                          knowledgeBase,
                          new ModelLinker.OfNode(lease, nanoTime),
                          logged("model [" + model.name() + "]", target.kb())))
              .orElseGet(
                  () ->
                      ChosenLinker.dictionary(
                          knowledgeBase, Optional.of(Degradation.MODEL_UNAVAILABLE)));
      case LinkerChoice.Server server ->
          servers
              .find(server.name())
              .map(
                  found ->
                      ChosenLinker.of(
                          knowledgeBase,
                          new ModelLinker.OfServer(found),
                          logged("backend [" + server.name() + "]", target.kb())))
              .orElseGet(
                  () ->
                      ChosenLinker.dictionary(
                          knowledgeBase, Optional.of(Degradation.SERVER_UNAVAILABLE)));
    };
  }

  private Consumer<Throwable> logged(String who, String kb) {
    return failure -> {
      // What a client says of its server is ours, and names no text.
      String why = failure instanceof RemoteLinkException remote ? ": " + remote.getMessage() : "";
      failures.log("linking by " + who + why, kb, failure, nanoTime.getAsLong());
    };
  }
}

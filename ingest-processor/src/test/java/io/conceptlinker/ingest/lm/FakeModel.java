package io.conceptlinker.ingest.lm;

import io.conceptlinker.ingest.installed.Opener;
import io.conceptlinker.ingest.kb.OpenKnowledgeBase;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Links as the knowledge base's own linker does, and says that it was a model unless time is over
 * from the first. It keeps no answers.
 */
public final class FakeModel implements OpenModel {
  private final String version;
  private final Consumer<List<LinkRequest>> before;
  private volatile boolean closed;

  private FakeModel(String version, Consumer<List<LinkRequest>> before) {
    this.version = version;
    this.before = before;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String description() {
    return "fake";
  }

  @Override
  public EntityLinker linker(OpenKnowledgeBase knowledgeBase) {
    return new EntityLinker() {
      @Override
      public List<LinkResult> link(List<LinkRequest> requests) {
        return link(requests, () -> false);
      }

      @Override
      public List<LinkResult> link(List<LinkRequest> requests, BooleanSupplier isOver) {
        List<LinkResult> first = knowledgeBase.linker().link(requests);
        if (isOver.getAsBoolean()) {
          return first.stream().map(result -> new LinkResult(result.mentions(), true)).toList();
        }
        before.accept(requests);
        if (closed) {
          throw new AssertionError("used after it was closed");
        }
        boolean cutShort = isOver.getAsBoolean();
        return first.stream().map(result -> generative(result, cutShort)).toList();
      }
    };
  }

  private static LinkResult generative(LinkResult result, boolean cutShort) {
    return new LinkResult(result.mentions().stream().map(FakeModel::generative).toList(), cutShort);
  }

  private static Mention generative(Mention mention) {
    return new Mention(
        mention.passage(),
        mention.start(),
        mention.end(),
        mention.conceptId(),
        mention.name(),
        mention.score(),
        mention.assertion(),
        LinkPath.GENERATIVE,
        mention.candidates());
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Opens directories that hold a file {@code version}. */
  public static final class FakeOpener implements Opener<OpenModel> {
    private final Set<FakeModel> all = ConcurrentHashMap.newKeySet();
    private final Consumer<List<LinkRequest>> before;

    /**
     * @param before runs before each batch is linked; may block or throw
     */
    public FakeOpener(Consumer<List<LinkRequest>> before) {
      this.before = before;
    }

    @Override
    public OpenModel open(Path directory) throws IOException {
      FakeModel model = new FakeModel(Files.readString(directory.resolve("version")), before);
      all.add(model);
      return model;
    }

    /** How many that were opened are not closed. */
    public long stillOpen() {
      return all.stream().filter(model -> !model.closed).count();
    }
  }
}

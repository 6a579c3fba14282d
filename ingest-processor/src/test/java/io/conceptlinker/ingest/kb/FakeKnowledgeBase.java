package io.conceptlinker.ingest.kb;

import io.conceptlinker.ingest.FakeLinker;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.kb.NameTrie;
import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.LexicalLinker;
import io.conceptlinker.link.LinkRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A knowledge base of three concepts, D1 below D2 below D3, and D4 on its own. Everything fails
 * after it was closed, as mapped memory would.
 */
public final class FakeKnowledgeBase implements OpenKnowledgeBase {
  public static final Map<String, String> IDS =
      Map.of("flu", "D1", "infection", "D2", "disease", "D3", "aspirin", "D4");

  private static final Map<String, List<String>> ANCESTORS =
      Map.of("D1", List.of("D2", "D3"), "D2", List.of("D3"), "D3", List.of(), "D4", List.of());

  private final KnowledgeBaseSummary summary;
  private final FakeLinker linker;
  private volatile boolean closed;

  public FakeKnowledgeBase(String version, Consumer<List<LinkRequest>> before) {
    this.summary = new KnowledgeBaseSummary(version, 4, 4, 4, List.of("fake"), List.of("en"), 0);
    this.linker =
        new FakeLinker(
            IDS,
            requests -> {
              before.accept(requests);
              checkOpen();
            });
  }

  private void checkOpen() {
    if (closed) {
      throw new AssertionError("used after it was closed");
    }
  }

  @Override
  public KnowledgeBaseSummary summary() {
    return summary;
  }

  @Override
  public EntityLinker linker() {
    checkOpen();
    return linker;
  }

  @Override
  public String bundleName() {
    return "fake";
  }

  @Override
  public Optional<NameTrie> names(GenerativeModel model) {
    return Optional.empty();
  }

  @Override
  public LexicalLinker lexical() {
    throw new UnsupportedOperationException("a fake shares nothing");
  }

  @Override
  public KnowledgeBase bundle() {
    throw new UnsupportedOperationException("a fake has no bundle");
  }

  @Override
  public Optional<ConceptFacts> facts(String conceptId) {
    checkOpen();
    if (!ANCESTORS.containsKey(conceptId)) {
      return Optional.empty();
    }
    boolean drug = conceptId.equals("D4");
    return Optional.of(
        new ConceptFacts(
            ANCESTORS.get(conceptId),
            Optional.of(drug ? "Chemicals & Drugs" : "Disorders"),
            List.of(drug ? "T121" : "T047"),
            List.of("MSH")));
  }

  @Override
  public List<String> withNarrower(String conceptId, int maxDepth, int limit) {
    checkOpen();
    List<String> ids = new ArrayList<>();
    ids.add(conceptId);
    ANCESTORS.forEach(
        (id, ancestors) -> {
          int distance = ancestors.indexOf(conceptId) + 1;
          if (distance > 0 && distance <= maxDepth && ids.size() < limit) {
            ids.add(id);
          }
        });
    return ANCESTORS.containsKey(conceptId) ? ids : List.of();
  }

  /** D4 is known elsewhere, too. */
  @Override
  public List<String> otherIds(String conceptId) {
    checkOpen();
    return conceptId.equals("D4") ? List.of("ATC:B01AC06") : List.of();
  }

  @Override
  public Optional<String> preferredName(String conceptId) {
    checkOpen();
    return IDS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(conceptId))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public Optional<String> semanticGroup(String conceptId) {
    return facts(conceptId).flatMap(ConceptFacts::semanticGroup);
  }

  @Override
  public List<String> parents(String conceptId) {
    checkOpen();
    return ANCESTORS.getOrDefault(conceptId, List.of()).stream().limit(1).toList();
  }

  @Override
  public int distance(String conceptId, String ancestorId) {
    checkOpen();
    int above = ANCESTORS.getOrDefault(conceptId, List.of()).indexOf(ancestorId);
    return above < 0 ? -1 : above + 1;
  }

  @Override
  public void close() {
    checkOpen();
    closed = true;
  }

  /**
   * Opens directories that hold a file {@code version}, and counts. The content {@code corrupt}
   * cannot be opened.
   */
  public static final class Opener implements KnowledgeBaseOpener {
    public final AtomicInteger opened = new AtomicInteger();
    public final Set<FakeKnowledgeBase> all = ConcurrentHashMap.newKeySet();
    private final Consumer<List<LinkRequest>> before;

    public Opener(Consumer<List<LinkRequest>> before) {
      this.before = before;
    }

    @Override
    public OpenKnowledgeBase open(Path directory) throws IOException {
      String version = Files.readString(directory.resolve("version"));
      if (version.startsWith("corrupt")) {
        throw new IOException("bundle is corrupt at offset [" + version.length() + "]");
      }
      opened.incrementAndGet();
      FakeKnowledgeBase knowledgeBase = new FakeKnowledgeBase(version, before);
      all.add(knowledgeBase);
      return knowledgeBase;
    }

    /** How many that were opened are not closed. */
    public long stillOpen() {
      return all.stream().filter(knowledgeBase -> !knowledgeBase.closed).count();
    }
  }

  /** Puts a bundle in place the way an operator should: written beside, then renamed. */
  public static void install(Path root, String name, String version) throws IOException {
    Path fresh = Files.createTempDirectory(Files.createDirectories(root), ".new");
    Files.writeString(fresh.resolve("version"), version);
    Path place = root.resolve(name);
    if (Files.exists(place)) {
      Files.move(place, Files.createTempDirectory(root, ".old").resolve("bundle"));
    }
    Files.move(fresh, place);
  }

  /** The same by a link that is pointed elsewhere: there is no moment without a bundle. */
  public static void point(Path root, String name, String version) throws IOException {
    Path bundle = Files.createTempDirectory(Files.createDirectories(root), ".bundle");
    Files.writeString(bundle.resolve("version"), version);
    Path link = Files.createSymbolicLink(root.resolve(".link-" + name), bundle);
    Files.move(link, root.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}

package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.terminal.Numbers;
import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.load.CompileSpec;
import io.conceptlinker.load.KbSource;
import io.conceptlinker.load.KnowledgeBaseCompiler;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.node.NodeDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The knowledge base of the demo: the sample, compiled once for each content, or the user's. */
final class DemoKnowledgeBase {

  private static final String SAMPLE = "demo";

  private final Terminal terminal;

  DemoKnowledgeBase(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Opens the user's bundle, or else the sample, compiling it if it is not in the cache. */
  KnowledgeBase open(Optional<Path> own, Checkout checkout) throws IOException {
    try (Step step = terminal.step("Knowledge base")) {
      boolean compiled = false;
      Path bundle;
      if (own.isPresent()) {
        bundle = own.get();
      } else {
        Path cache = checkout.state().resolve("kb");
        bundle = cache.resolve(SAMPLE);
        Path made = cache.resolve(SAMPLE + ".sources");
        String sources = digest(checkout.sampleKnowledgeBase());
        compiled =
            Files.notExists(bundle)
                || Files.notExists(made)
                || !Files.readString(made).equals(sources);
        if (compiled) {
          Files.createDirectories(cache);
          compile(checkout.sampleKnowledgeBaseDirectory(), bundle);
          Files.writeString(made, sources);
        }
      }
      KnowledgeBase kb = KnowledgeBase.open(bundle);
      step.done(
          kb.name()
              + (compiled ? ", compiled now, with " : " with ")
              + Numbers.of(kb.conceptCount(), "concept")
              + " and "
              + Numbers.of(kb.nameCount(), "name")
              + ", version "
              + kb.version());
      return kb;
    }
  }

  /** Copies the bundle to where the node's plugin looks for it, and takes others away. */
  static void install(KnowledgeBase kb, NodeDirectory directory) throws IOException {
    Path place = directory.config().resolve("concept-linker").resolve("kb");
    Path target = place.resolve(kb.name());
    Files.createDirectories(place);
    for (Path other : Checkout.list(place)) {
      if (!other.equals(target) || !isCopy(kb.path(), target)) {
        remove(other);
      }
    }
    if (Files.notExists(target)) {
      Files.createDirectory(target);
      for (Path file : Checkout.list(kb.path())) {
        Files.copy(file, target.resolve(Checkout.name(file)));
      }
    }
    directory.adopt(directory.config().resolve("concept-linker"));
  }

  private static boolean isCopy(Path bundle, Path copy) throws IOException {
    // Bundles never change, and their checksums cover every other file.
    Path checksums = copy.resolve("checksums.txt");
    return Files.exists(checksums)
        && Files.mismatch(bundle.resolve("checksums.txt"), checksums) < 0
        && Checkout.list(bundle).size() == Checkout.list(copy).size();
  }

  private static void remove(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      for (Path file : Checkout.list(directory)) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private static void compile(Path source, Path bundle) throws IOException {
    CompileSpec spec = CompileSpec.of(SAMPLE, bundle, new KbSource.Jsonl(source)).overwriting();
    KnowledgeBaseCompiler.compile(spec, Progress.NONE);
  }

  private static String digest(List<Path> files) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

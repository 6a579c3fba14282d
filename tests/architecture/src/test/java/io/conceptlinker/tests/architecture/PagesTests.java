package io.conceptlinker.tests.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Assert;
import org.junit.Test;

/** The pages name files, directories and links that exist. */
public final class PagesTests {
  private static final Path ROOT = root();

  /** {@code `dir/file`}: a path in code marks that starts with a directory of the repository. */
  private static final Pattern CODE =
      Pattern.compile("`([A-Za-z0-9_.@-]+(?:/[A-Za-z0-9_.@*-]*)+)`");

  /** What stands in code marks or in a block of code. */
  private static final Pattern IN_CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  @Test
  public void pathsInPagesExist() throws IOException {
    List<String> missing = new ArrayList<>();
    int checked = 0;
    for (Path page : pages()) {
      String text = Files.readString(page);
      Matcher code = CODE.matcher(text);
      while (code.find()) {
        String path = code.group(1);
        boolean ours =
            !path.startsWith("..")
                && Files.exists(ROOT.resolve(path.substring(0, path.indexOf('/'))));
        if (ours && !path.contains("*") && !path.contains("target/")) {
          checked++;
          if (!Files.exists(ROOT.resolve(path))) {
            missing.add(ROOT.relativize(page) + ": " + path);
          }
        }
      }
      Matcher link = LINK.matcher(IN_CODE.matcher(text).replaceAll(""));
      while (link.find()) {
        String target = link.group(1);
        if (!target.contains("://")) {
          checked++;
          if (!Files.exists(page.resolveSibling(target))) {
            missing.add(ROOT.relativize(page) + ": link to " + target);
          }
        }
      }
    }
    Assert.assertTrue("pages name what does not exist: " + missing, missing.isEmpty());
    Assert.assertTrue("no path was found in any page", checked > 20);
  }

  @Test
  public void everyModuleHasItsSection() throws IOException {
    String architecture = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
    Matcher module =
        Pattern.compile("<module>([^<]+)</module>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    while (module.find()) {
      Assert.assertTrue(
          "ARCHITECTURE.md does not speak of `" + module.group(1) + "`",
          architecture.contains("`" + module.group(1) + "`"));
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("ARCHITECTURE.md")));
    for (String directory : List.of("docs", "config")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(directory))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("ARCHITECTURE.md"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("ARCHITECTURE.md: not found above the working directory");
      }
    }
    return directory;
  }
}

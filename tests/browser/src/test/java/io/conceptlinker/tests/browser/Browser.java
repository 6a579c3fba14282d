package io.conceptlinker.tests.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.AssumptionViolatedException;

/** Headless Chromium: the one of the system. Confined to one thread. */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path ON_MACOS =
      Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final double PATIENCE_MILLIS = 60_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
    this.playwright = playwright;
    this.chromium = chromium;
  }

  /**
   * Starts it. Where there is none the tests are skipped with a line that says so; in continuous
   * integration they fail.
   */
  static Browser start() {
    Path executable = find();
    // Playwright would download browsers of its own.
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(
        playwright,
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable)));
  }

  private static Path find() {
    Optional<Path> found = candidates().filter(Files::isExecutable).findFirst();
    if (found.isPresent()) {
      return found.get();
    }
    String missing =
        "Chromium: expected one of "
            + NAMES
            + " on the PATH, or its path in CHROMIUM, found none; install it, on Debian with"
            + " `apt-get install chromium`";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(missing);
    }
    System.out.println("skipped: " + missing);
    throw new AssumptionViolatedException(missing);
  }

  private static Stream<Path> candidates() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Stream.of(Path.of(named));
    }
    Stream<Path> onPath =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)));
    return Stream.concat(onPath, Stream.of(ON_MACOS));
  }

  /** A window of its own, with no memory of others. */
  BrowserContext window(ColorScheme scheme, int width, int height) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setLocale("en-US")
                .setViewportSize(width, height));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    return context;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}

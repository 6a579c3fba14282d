package io.conceptlinker.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A view in one size and colour scheme: its picture, and what axe-core finds wrong with it. */
record Look(ColorScheme scheme, int width) {

  private static final Path PICTURES = Path.of("target/screenshots");
  private static final int HEIGHT = 900;

  private static final String AUDIT =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(
          violation => violation.id + ' (' + violation.impact + '): ' + violation.nodes[0].html)""";

  /** What is found. */
  record Findings(List<String> violations, int contentWidth, String background) {}

  /**
   * Opens a view, brings it into a state, and looks at it.
   *
   * @param there what the view shows once it has all that it asks the node for
   */
  @SuppressWarnings("unchecked")
  Findings at(Browser browser, String url, String name, String there, Consumer<Page> then)
      throws IOException {
    try (BrowserContext window = browser.window(scheme, width, HEIGHT)) {
      Page page = window.newPage();
      page.navigate(url);
      assertThat(page.locator(there).first()).isVisible();
      assertThat(page.locator("footer")).containsText("Knowledge base");
      then.accept(page);
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file(name))));
      page.evaluate(axe());
      return new Findings(
          (List<String>) page.evaluate(AUDIT),
          (int) page.evaluate("() => document.documentElement.scrollWidth"),
          (String) page.evaluate("() => getComputedStyle(document.body).backgroundColor"));
    }
  }

  private String file(String name) {
    return name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
  }

  private static String axe() throws IOException {
    try (InputStream in = Look.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IOException("axe.min.js: expected it on the class path, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

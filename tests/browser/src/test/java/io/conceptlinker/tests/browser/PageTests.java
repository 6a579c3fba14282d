package io.conceptlinker.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** The page as a person uses it. The sample literature and knowledge base are behind it. */
public final class PageTests {

  private static Browser browser;
  private static Demo demo;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> foreign = new ArrayList<>();
  private BrowserContext window;
  private Page page;

  @BeforeClass
  public static void startAll() throws Exception {
    browser = Browser.start();
    demo = Demo.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  @AfterClass
  public static void stopAll() throws Exception {
    if (demo != null) {
      demo.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Before
  public void open() {
    window = browser.window(ColorScheme.LIGHT, 1280, 900);
    page = window.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(demo.url())) {
            foreign.add(request.url());
          }
        });
  }

  @After
  public void close() {
    window.close();
    assertEquals("nothing is complained of", List.of(), complaints);
    assertEquals("nothing is fetched from elsewhere", List.of(), foreign);
  }

  @Test
  public void conceptsAreFoundWithTheKeyboardAlone() {
    go("");
    page.keyboard().press("/");
    Locator field = page.getByRole(AriaRole.COMBOBOX);
    assertThat(field).isFocused();
    assertThat(field).hasAttribute("aria-expanded", "false");
    page.waitForResponse(
        response -> response.url().endsWith("q=infarc"), () -> page.keyboard().type("infarc"));
    assertThat(field).hasAttribute("aria-expanded", "true");
    Locator options = page.getByRole(AriaRole.OPTION);
    assertThat(options.first()).containsText("Myocardial infarction");
    assertThat(page.locator("[aria-selected=true]")).hasCount(0);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowUp");
    Locator marked = page.locator("[aria-selected=true]");
    assertThat(marked).hasCount(1);
    assertThat(field).hasAttribute("aria-activedescendant", marked.getAttribute("id"));
    assertThat(field).isFocused();
    page.keyboard().press("Escape");
    assertThat(field).hasAttribute("aria-expanded", "false");
    assertThat(field).hasValue("infarc");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(demo.url() + "?concept=C0027051");
    assertThat(field).hasValue("");
    assertThat(page.locator(".chip")).hasText(Pattern.compile("Myocardial infarction.*"));
    assertTrue(total() > 0);
    page.keyboard().type("zz");
    page.keyboard().press("Escape");
    assertThat(field).hasValue("");
  }

  @Test
  public void narrowerConceptsAreSwitchedOffAndOn() {
    go("?concept=C0018799");
    int all = total();
    Locator toggle = page.getByRole(AriaRole.SWITCH);
    assertThat(toggle).isChecked();
    toggle.focus();
    page.keyboard().press("Space");
    assertThat(page).hasURL(demo.url() + "?concept=C0018799&narrower=false");
    assertThat(page.locator(".summary strong")).not().hasText(all + " documents");
    int exact = total();
    assertTrue(exact + " of " + all, exact > 0 && exact < all);
    page.goBack();
    assertThat(page.locator(".summary strong")).hasText(all + " documents");
    assertThat(toggle).isChecked();
    assertThat(page.locator(".toggle")).containsText("add " + (all - exact));
  }

  @Test
  public void askedMentionsAreMarkedNarrowerOnesToo() {
    go("?concept=C0018799");
    Locator asked = page.locator(".snippet .mention.asked");
    assertThat(asked.first()).isVisible();
    List<String> titles = new ArrayList<>();
    asked.all().forEach(mark -> titles.add(mark.getAttribute("title")));
    assertTrue(titles.toString(), titles.stream().anyMatch(t -> !t.startsWith("Heart disease ·")));
    assertTrue(titles.toString(), titles.stream().noneMatch(t -> t.contains("denied")));
    assertNotEquals(
        "groups differ in colour",
        colour(page.locator(".mention.g-DISO").first()),
        colour(page.locator(".mention.g-PROC").first()));
  }

  @Test
  public void facetsCountWhatTheyFind() {
    go("?concept=C0018799");
    int all = total();
    for (String facet : List.of("Concepts", "Semantic groups", "Years")) {
      Locator row =
          page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(facet).setExact(true))
              .getByRole(AriaRole.LINK)
              .nth(1);
      String key = row.getAttribute("data-key");
      int count = Integer.parseInt(row.locator(".count").innerText().replaceAll("\\D", ""));
      row.click();
      Locator chosen = page.locator("a[data-key='" + key + "'][aria-current]");
      assertThat(chosen).isVisible();
      assertThat(page.locator(".summary strong"))
          .hasText(count + (count == 1 ? " document" : " documents"));
      assertThat(page.locator(".chip")).hasCount(2);
      chosen.click();
      assertThat(page.locator(".chip")).hasCount(1);
      assertEquals(all, total());
    }
  }

  @Test
  public void wordsAreSearchedAndReadAsConcepts() {
    go("");
    page.getByRole(AriaRole.COMBOBOX).fill("heart attack");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(demo.url() + "?q=heart+attack");
    assertThat(page.locator(".chip")).hasCount(1);
    int words = total();
    page.getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName("Search for Myocardial infarction instead"))
        .click();
    assertThat(page).hasURL(demo.url() + "?concept=C0027051");
    assertThat(page.locator(".summary strong")).not().hasText(words + " documents");
    assertTrue(total() > words);
  }

  @Test
  public void everyMentionSaysWhy() {
    go("document/lit-005");
    Locator mention = page.locator("p.text a.mention", hasText("MS")).first();
    mention.focus();
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("Short for");
    assertThat(dialog.locator("h3")).hasText("Multiple sclerosis");
    String address = page.url();
    assertTrue(address, address.contains("why=lit-005"));
    page.keyboard().press("Escape");
    assertThat(dialog).not().isVisible();
    assertThat(mention).isFocused();
    assertThat(page).hasURL(demo.url() + "document/lit-005");
    page.navigate(address);
    assertThat(dialog).containsText("Short for");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close")).click();
    assertThat(dialog).not().isVisible();
  }

  @Test
  public void ownTextIsLinkedWhateverIsInIt() throws Exception {
    go("text");
    String text =
        "\uD83E\uDDEC\uD83E\uDDEC <script>document.title='x'</script>"
            + "<img src=x onerror=alert(1)> heart attack \uD835\uDC9C; no pneumonia. MS &amp; e\u0301";
    page.getByRole(AriaRole.TEXTBOX).fill(text);
    Locator linked = page.locator(".linked");
    assertThat(linked.locator("a.mention")).hasCount(3);
    assertEquals(text, linked.textContent().replace(" (denied)", ""));
    Locator attack = linked.locator("a.mention", new Locator.LocatorOptions().setHasText("heart"));
    assertThat(attack).hasText("heart attack");
    assertThat(attack).hasAttribute("data-start", "" + text.indexOf("heart attack"));
    assertThat(linked.locator("a.a-negated")).containsText("pneumonia");
    assertThat(linked.locator("script, img")).hasCount(0);
    assertFalse(page.title(), page.title().startsWith("x"));

    linked.locator("a.mention", new Locator.LocatorOptions().setHasText("MS")).click();
    Locator others = page.locator(".candidates");
    assertThat(others).containsText("Multiple sclerosis");
    assertThat(others).containsText("Mitral stenosis");
    assertEquals("the text is in no address", demo.url() + "text", page.url());
    assertFalse("nor in what the demo says", demo.output().contains("onerror"));
    assertFalse("nor in the node's log", demo.nodeLog().contains("onerror"));
  }

  @Test
  public void aConceptHasNamesCodesAndATree() {
    go("concept/C0018799");
    assertThat(page.locator("h1")).hasText("Heart disease");
    assertThat(page.locator(".names")).containsText("maladie cardiaque");
    assertThat(page.locator(".names dt")).hasText(new String[] {"English", "Spanish", "French"});
    assertThat(page.locator(".codes")).containsText("MESH:D006331");
    assertThat(page.locator(".definition")).containsText("structure or the function of the heart");
    assertThat(page.locator(".paths li ol")).containsText("Cardiovascular disease");
    Locator twist =
        page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Narrower than Ischemic heart disease"));
    twist.focus();
    page.keyboard().press("Enter");
    assertThat(twist).hasAttribute("aria-expanded", "true");
    Locator child =
        page.locator(
            ".tree .tree a", new Page.LocatorOptions().setHasText("Myocardial infarction"));
    child.click();
    assertThat(page.locator("h1")).hasText("Myocardial infarction");
    assertThat(page.locator("h1")).isFocused();
    page.goBack();
    assertThat(page.locator("h1")).hasText("Heart disease");
    Locator documents = page.locator("a.button");
    String count = documents.innerText();
    documents.click();
    assertThat(page.locator(".summary strong")).hasText(count);
  }

  @Test
  public void whatIsNotThereIsSaid() {
    go("concept/C9999999");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("concept [C9999999] is not in");
    go("document/none");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("no document none");
    assertTrue(complaints.toString(), complaints.stream().allMatch(c -> c.contains("404")));
    complaints.clear();
    go("?concept=C0018799&year=1800");
    assertThat(page.locator(".hits")).containsText("Nothing was found");
  }

  /** Colours depend on the scheme alone and room on the width alone: two looks show both. */
  @Test
  public void everyViewIsAccessibleAndFits() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Look look : List.of(new Look(ColorScheme.LIGHT, 1280), new Look(ColorScheme.DARK, 390))) {
      for (View view : VIEWS) {
        Look.Findings found =
            look.at(browser, demo.url() + view.path(), view.name(), view.there(), view.then());
        String where = view.name() + " " + look + ": ";
        found.violations().forEach(violation -> wrong.add(where + violation));
        if (found.contentWidth() > look.width()) {
          wrong.add(where + "is " + found.contentWidth() + " wide");
        }
        boolean isWhite = found.background().equals("rgb(255, 255, 255)");
        if (isWhite == (look.scheme() == ColorScheme.DARK)) {
          wrong.add(where + "has background " + found.background());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private record View(String name, String path, String there, Consumer<Page> then) {}

  private static final String FOUND = ".columns[aria-busy=false]";

  private static final List<View> VIEWS =
      List.of(
          new View("search", "?concept=C0018799", FOUND, page -> {}),
          new View(
              "proposals",
              "",
              FOUND,
              page -> {
                page.getByRole(AriaRole.COMBOBOX).fill("hear");
                assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
                page.keyboard().press("ArrowDown");
              }),
          new View(
              "filters",
              "?concept=C0018799&group=PROC",
              FOUND,
              page -> {
                Locator filters =
                    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filters"));
                if (filters.isVisible()) {
                  filters.click();
                }
              }),
          new View("words", "?q=heart+attack", FOUND, page -> {}),
          new View("nothing", "?concept=C0018799&year=1800", FOUND, page -> {}),
          new View("document", "document/lit-005", "p.text", page -> {}),
          new View(
              "why",
              "document/lit-005",
              "p.text",
              page -> {
                page.locator("p.text a.mention", hasText("MS")).first().click();
                assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Short for");
              }),
          new View("concept", "concept/C0018799", ".paths", page -> {}),
          new View(
              "text",
              "text",
              "textarea",
              page -> {
                page.getByText("Use an example").click();
                assertThat(page.locator(".linked a.mention").first()).isVisible();
              }),
          new View(
              "else",
              "text",
              "textarea",
              page -> {
                page.getByRole(AriaRole.TEXTBOX).fill("MS was considered.");
                page.locator(".linked a.mention").first().click();
                assertThat(page.locator(".candidates")).isVisible();
              }));

  private void go(String path) {
    page.navigate(demo.url() + path);
  }

  /** How many documents are found, once they are. */
  private int total() {
    assertThat(page.locator(".columns")).hasAttribute("aria-busy", "false");
    return Integer.parseInt(page.locator(".summary strong").innerText().replaceAll("\\D", ""));
  }

  private static String colour(Locator locator) {
    return (String) locator.evaluate("e => getComputedStyle(e).backgroundColor");
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}

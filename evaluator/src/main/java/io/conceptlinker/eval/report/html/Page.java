package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.report.plot.Ink;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The frame of the report. Its policy lets the page load nothing and run one script, its own.
 *
 * @param provenance what was measured
 * @param sections from top to bottom
 */
record Page(Provenance provenance, List<Section> sections) {

  String html() {
    String script = resource("report.js");
    Markup page = new Markup();
    page.raw("<!DOCTYPE html>\n");
    page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(script));
    page.element("title", provenance.title() + " · " + provenance.linker());
    page.open("style").raw(style()).close().close().raw("\n");
    page.open("body").open("header");
    page.open("p", "class", "kicker").text("Evaluation report").close();
    page.element("h1", provenance.title());
    page.open("p", "class", "subject").element("strong", provenance.linker());
    if (!provenance.knowledgeBase().isEmpty()) {
      page.text(" on ").element("span", provenance.knowledgeBase());
    }
    page.close();
    page.open("nav", "aria-label", "Sections").open("ul");
    for (Section section : sections) {
      page.open("li").element("a", section.title(), "href", "#" + section.id()).close();
    }
    page.close().close().closeLine();
    page.open("main").raw("\n");
    for (Section section : sections) {
      page.open("section", "id", section.id(), "aria-labelledby", section.id() + "-heading");
      page.element("h2", section.title(), "id", section.id() + "-heading").raw("\n");
      section.write(page);
      page.closeLine();
    }
    page.closeLine();
    page.open("script").raw(script).close();
    return page.close().closeLine().html();
  }

  private static String style() {
    StringBuilder css = new StringBuilder(":root{");
    css.append(Ink.declarations(false)).append("}\n@media screen and (prefers-color-scheme:dark){");
    css.append(":root{").append(Ink.declarations(true)).append("}}\n");
    for (Ink ink : Ink.values()) {
      css.append(".f-").append(ink.css()).append("{fill:var(--").append(ink.css()).append(")}");
      css.append(".s-").append(ink.css()).append("{stroke:var(--").append(ink.css()).append(")}\n");
    }
    return css + resource("report.css");
  }

  private static String policy(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
          + Base64.getEncoder().encodeToString(hash)
          + "'; base-uri 'none'; form-action 'none'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected every Java to have it", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource [" + name + "]: expected it in the jar", e);
    }
  }
}

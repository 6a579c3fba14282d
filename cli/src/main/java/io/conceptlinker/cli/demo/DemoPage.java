package io.conceptlinker.cli.demo;

import io.conceptlinker.cli.terminal.Step;
import io.conceptlinker.cli.terminal.Terminal;
import io.conceptlinker.kb.KnowledgeBase;
import io.conceptlinker.node.ElasticsearchNode;
import io.conceptlinker.node.LoopbackPorts;
import io.conceptlinker.node.Rest;
import io.conceptlinker.page.PageServer;
import io.conceptlinker.page.PageSpec;
import java.io.IOException;
import java.util.Optional;

/** Serves the page of the demo, telling the terminal about it. */
final class DemoPage {

  private static final int FIRST_PORT = 8910;

  private final Terminal terminal;

  DemoPage(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A page that has answered with what it shows. */
  PageServer start(Optional<Integer> wanted, ElasticsearchNode node, KnowledgeBase kb)
      throws IOException, InterruptedException {
    try (Step step = terminal.step("Page")) {
      if (wanted.isPresent()) {
        LoopbackPorts.requireFree(wanted.get());
      }
      int port = wanted.isPresent() ? wanted.get() : LoopbackPorts.freeFrom(FIRST_PORT);
      PageServer page = PageServer.start(port, node.url(), new PageSpec(kb.name(), DemoIndex.NAME));
      try (Rest rest = new Rest(page.url())) {
        long found = rest.get("/api/search").at("/hits/total/value").asLong();
        if (found == 0) {
          throw new IOException(
              "page [" + page.url() + "]: expected it to show documents, found none");
        }
      } catch (IOException | InterruptedException e) {
        page.close();
        throw e;
      }
      step.done(page.url().toString());
      return page;
    }
  }
}

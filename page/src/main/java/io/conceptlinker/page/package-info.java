/**
 * A small web page that shows an index by its concepts, and the server that brings it to a browser
 * on the same machine.
 *
 * <p>{@link io.conceptlinker.page.PageServer} gives out three files, written in {@code
 * src/main/typescript} and {@code src/main/resources}, and turns the few questions that the page
 * asks into requests to the node:
 *
 * <pre>{@code
 * try (PageServer page = PageServer.start(8910, node, new PageSpec("demo", "literature"))) {
 *   terminal.out().println("page: " + page.url());
 *   node.awaitExit();
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.page;

import org.jspecify.annotations.NullMarked;

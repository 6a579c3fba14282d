/**
 * A linker behind HTTP: {@link io.conceptlinker.server.LinkServer} hosts an {@link
 * io.conceptlinker.link.EntityLinker}, puts the documents of all requests in flight into a bounded
 * queue, and links what waits there in batches.
 *
 * <pre>{@code
 * HostedLinker hosted = new HostedLinker(new LexicalLinker(kb), identity);
 * try (LinkServer server = LinkServer.start(hosted, ServerOptions.local(8080))) {
 *   server.join();
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.server;

import org.jspecify.annotations.NullMarked;

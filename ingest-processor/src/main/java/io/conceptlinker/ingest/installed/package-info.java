/**
 * What an operator installs under a node's configuration: found in a directory, opened, leased,
 * swapped and closed.
 *
 * <p>Each directory {@code ROOT/NAME} is one thing. {@link
 * io.conceptlinker.ingest.installed.Registry} compares the directories with what is open, again and
 * again; whoever uses one takes a lease and gives it back:
 *
 * <pre>{@code
 * try (Lease<OpenModel> lease = models.acquire("biomedical-en").orElseThrow()) {
 *   lease.get().linker(knowledgeBase).link(requests);
 * }
 * }</pre>
 *
 * <p>A swap does not wait for leases: new leases get the new thing at once, and the old one is
 * closed by whoever returns its last lease.
 */
@NullMarked
package io.conceptlinker.ingest.installed;

import org.jspecify.annotations.NullMarked;

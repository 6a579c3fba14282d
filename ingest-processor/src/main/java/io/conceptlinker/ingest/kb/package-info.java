/**
 * The knowledge bases of one node: found in a directory, opened, leased, swapped and closed.
 *
 * <p>Each directory {@code config/concept-linker/kb/NAME} is one bundle. {@link
 * io.conceptlinker.ingest.kb.KnowledgeBases} compares the directories with what is open, again and
 * again; whoever links takes a lease and gives it back:
 *
 * <pre>{@code
 * try (KnowledgeBaseLease lease = knowledgeBases.acquire("demo").orElseThrow()) {
 *   lease.knowledgeBase().linker().link(requests);
 * }
 * }</pre>
 *
 * <p>A swap does not wait for leases: new leases get the new bundle at once, and the old one is
 * closed by whoever returns its last lease.
 */
@NullMarked
package io.conceptlinker.ingest.kb;

import org.jspecify.annotations.NullMarked;

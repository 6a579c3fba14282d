/**
 * The knowledge bases of one node: what a {@link io.conceptlinker.ingest.installed.Registry} of
 * bundles looks like to the node.
 *
 * <p>Each directory {@code config/concept-linker/kb/NAME} is one bundle. Whoever links takes a
 * lease and gives it back:
 *
 * <pre>{@code
 * try (KnowledgeBaseLease lease = knowledgeBases.acquire("demo").orElseThrow()) {
 *   lease.knowledgeBase().linker().link(requests);
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.ingest.kb;

import org.jspecify.annotations.NullMarked;

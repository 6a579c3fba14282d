/**
 * The link servers of one node: other machines that link for it, by the names that settings give
 * them. What they answer is linked to the same version of the knowledge base as the node has, or
 * not taken.
 */
@NullMarked
package io.conceptlinker.ingest.server;

import org.jspecify.annotations.NullMarked;

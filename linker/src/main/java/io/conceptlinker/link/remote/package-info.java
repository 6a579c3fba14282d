/**
 * Linking on another machine: the messages of the link server and the client that speaks them.
 *
 * <p>A call carries whole documents, not the steps of a model: one round trip for a batch, whatever
 * happens inside of it.
 */
@NullMarked
package io.conceptlinker.link.remote;

import org.jspecify.annotations.NullMarked;

package io.conceptlinker.server;

import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.lm.cache.AnswerCache;
import io.conceptlinker.link.remote.LinkerIdentity;

/**
 * What a server serves. The server does not close it.
 *
 * @param linker the linker; called by as many threads at once as the options say
 * @param identity what it links to, and with which model
 * @param cache what its model answered before, to be counted
 */
public record HostedLinker(EntityLinker linker, LinkerIdentity identity, AnswerCache cache) {

  /** One without a model, or whose model's answers are not kept. */
  public HostedLinker(EntityLinker linker, LinkerIdentity identity) {
    this(linker, identity, AnswerCache.none());
  }
}

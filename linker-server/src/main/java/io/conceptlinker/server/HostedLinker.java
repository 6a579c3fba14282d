package io.conceptlinker.server;

import io.conceptlinker.link.EntityLinker;
import io.conceptlinker.link.remote.LinkerIdentity;

/**
 * What a server serves. The server does not close it.
 *
 * @param linker the linker; called by as many threads at once as the options say
 * @param identity what it links to, and with which model
 */
public record HostedLinker(EntityLinker linker, LinkerIdentity identity) {}

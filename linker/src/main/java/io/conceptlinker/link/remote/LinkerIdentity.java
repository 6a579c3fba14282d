package io.conceptlinker.link.remote;

/**
 * What made links.
 *
 * @param kb the knowledge base
 * @param model the version of the model; empty where none takes part
 */
public record LinkerIdentity(KnowledgeBaseId kb, String model) {}

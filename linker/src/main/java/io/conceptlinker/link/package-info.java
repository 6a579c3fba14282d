/**
 * Text in, links out.
 *
 * <p>An {@link io.conceptlinker.link.EntityLinker} takes documents and answers with the mentions
 * that it found, each linked to a concept of one knowledge base:
 *
 * <pre>{@code
 * try (KnowledgeBase kb = KnowledgeBase.open(Path.of("kb"))) {
 *   EntityLinker linker = new LexicalLinker(kb);
 *   LinkRequest request = LinkRequest.ofText("No evidence of heart failure.");
 *   for (Mention mention : linker.link(List.of(request)).getFirst().mentions()) {
 *     System.out.println(mention.conceptId() + " " + mention.assertion());
 *   }
 * }
 * }</pre>
 *
 * <p>Offsets are UTF-16 code units, half-open, of the passage as it was given.
 */
@NullMarked
package io.conceptlinker.link;

import org.jspecify.annotations.NullMarked;

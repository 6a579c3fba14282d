/**
 * The compiled knowledge base: a directory that is written once, verified byte by byte when it is
 * opened, mapped, and never modified.
 *
 * <p>A {@link io.conceptlinker.kb.KnowledgeBaseBuilder} collects concepts in any order and writes
 * the bundle; a {@link io.conceptlinker.kb.KnowledgeBase} answers from it:
 *
 * {@snippet :
 * KnowledgeBaseBuilder builder = new KnowledgeBaseBuilder();
 * int neoplasm = builder.concept("C0027651");
 * int cancer = builder.concept("C0006142");
 * builder.preferredName(cancer, "Malignant neoplasm of breast", "en");
 * builder.name(cancer, "breast cancer", "en", "MSH", NameKind.SYNONYM, 0);
 * builder.parent(cancer, neoplasm);
 * builder.write(directory, "demo");
 *
 * try (KnowledgeBase kb = KnowledgeBase.open(directory)) {
 *   int name = kb.names(kb.phrases().phrase("breast cancers")).get(0);
 *   assert kb.id(kb.nameConcept(name)).equals("C0006142");
 * }
 * }
 *
 * <p>The files, five binary ones (see {@link io.conceptlinker.kb.store}) and two texts:
 *
 * <ul>
 *   <li>{@code concepts.bin}: ids, other ids, definitions, types, groups, cross-references
 *   <li>{@code names.bin}: texts, languages, sources, kinds, training counts
 *   <li>{@code hierarchy.bin}: parents, children, all ancestors with their distances
 *   <li>{@code phrases.bin}: everything that is needed to look a name up
 *   <li>{@code ngrams.bin}: the index of character 3-grams
 *   <li>{@code manifest.properties}: {@link io.conceptlinker.kb.Manifest}
 *   <li>{@code checksums.txt}: SHA-256 of all other files, in the format of {@code sha256sum}
 * </ul>
 */
@NullMarked
package io.conceptlinker.kb;

import org.jspecify.annotations.NullMarked;

/**
 * What an evaluation asks a knowledge base about its concepts: names for people to read, and where
 * two concepts stand to each other in the hierarchy.
 *
 * <pre>{@code
 * Kinship kinship = Kinship.of(ontology, "D009369", GoldConcepts.of("D001943"));
 * assert kinship == Kinship.BROADER; // neoplasms, where the gold says breast neoplasms
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.ontology;

import org.jspecify.annotations.NullMarked;

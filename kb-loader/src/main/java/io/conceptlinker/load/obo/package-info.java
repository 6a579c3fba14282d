/**
 * Ontologies of the OBO Foundry and its neighbours: OBO flat files (format 1.4 and older) and OBO
 * Graphs JSON. Both end in {@link io.conceptlinker.load.obo.OntologyTerm}s.
 */
@NullMarked
package io.conceptlinker.load.obo;

import org.jspecify.annotations.NullMarked;

/**
 * MeSH and what is built on it: tables of descriptors, and MEDIC, the disease vocabulary of the
 * Comparative Toxicogenomics Database, as its TSV report and as the older text form.
 */
@NullMarked
package io.conceptlinker.load.mesh;

import org.jspecify.annotations.NullMarked;

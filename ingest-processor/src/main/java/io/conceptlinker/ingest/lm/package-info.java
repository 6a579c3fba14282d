/**
 * The language models of one node. Each directory {@code config/concept-linker/models/NAME} is one,
 * found, leased and swapped as knowledge bases are ({@link
 * io.conceptlinker.ingest.installed.Registry}); any of them links to any knowledge base.
 */
@NullMarked
package io.conceptlinker.ingest.lm;

import org.jspecify.annotations.NullMarked;

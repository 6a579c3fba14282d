/** Loaded by the server by this name; a jar of its own inside the home. */
@NullMarked
package org.elasticsearch.io.ansi;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.conceptlinker.trie;

import org.jspecify.annotations.NullMarked;

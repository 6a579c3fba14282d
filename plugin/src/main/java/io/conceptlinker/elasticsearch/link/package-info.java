/** {@code POST _concept/_link} and {@code _concept/_explain}: the links of one text. */
@NullMarked
package io.conceptlinker.elasticsearch.link;

import org.jspecify.annotations.NullMarked;

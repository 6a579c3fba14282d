/** {@code POST _concept/_link}: the links of one text. */
@NullMarked
package io.conceptlinker.elasticsearch.link;

import org.jspecify.annotations.NullMarked;

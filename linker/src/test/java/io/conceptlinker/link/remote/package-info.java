@NullMarked
package io.conceptlinker.link.remote;

import org.jspecify.annotations.NullMarked;

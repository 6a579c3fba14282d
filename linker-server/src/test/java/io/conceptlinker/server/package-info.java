/** Real servers on free ports of the loopback interface. */
@NullMarked
package io.conceptlinker.server;

import org.jspecify.annotations.NullMarked;

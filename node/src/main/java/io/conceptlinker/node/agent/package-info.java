/** The Java agent of the node's entitlements, a jar of its own inside the home. */
@NullMarked
package io.conceptlinker.node.agent;

import org.jspecify.annotations.NullMarked;

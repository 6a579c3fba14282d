/** The language model on ONNX Runtime, in the process that links: the backend of a node. */
@NullMarked
package io.conceptlinker.link.lm.onnx;

import org.jspecify.annotations.NullMarked;

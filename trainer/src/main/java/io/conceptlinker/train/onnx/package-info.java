/**
 * Writes trained decoders and encoder-decoders as ONNX graphs, the form in which a node computes
 * them. The graphs use ONNX Runtime's fused operators for attention, norms and int8 products, and
 * answer with the log-probabilities of given tokens only.
 */
@NullMarked
package io.conceptlinker.train.onnx;

import org.jspecify.annotations.NullMarked;

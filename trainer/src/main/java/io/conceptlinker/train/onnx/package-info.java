/**
 * Writes trained models as ONNX graphs, the form in which a node computes them: one file, with a
 * graph of its own for each family. Where an encoder reads, it is a branch of a condition, and what
 * it made goes into later calls. The graphs use ONNX Runtime's fused operators for attention, norms
 * and int8 products, and answer with the log-probabilities of given tokens only.
 */
@NullMarked
package io.conceptlinker.train.onnx;

import org.jspecify.annotations.NullMarked;

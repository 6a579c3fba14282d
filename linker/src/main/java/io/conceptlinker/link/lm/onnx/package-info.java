/**
 * The language model on ONNX Runtime, in the process that links: the backend of a node. {@link
 * io.conceptlinker.link.lm.onnx.OnnxModel} is its door; {@code Network} says what the families do
 * differently, a {@code PromptState} is what stays of a prompt, and all questions about one are an
 * {@code AnswerTree}.
 */
@NullMarked
package io.conceptlinker.link.lm.onnx;

import org.jspecify.annotations.NullMarked;

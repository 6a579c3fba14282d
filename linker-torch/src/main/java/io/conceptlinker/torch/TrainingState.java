package io.conceptlinker.torch;

import java.util.Map;

/**
 * All that a training run needs to go on: values by parameter name, each in the parameter's own
 * order.
 *
 * @param weights the parameters
 * @param firstMoments AdamW's running means of the gradients
 * @param secondMoments AdamW's running means of their squares
 * @param steps how many steps were made
 */
public record TrainingState(
    Map<String, float[]> weights,
    Map<String, float[]> firstMoments,
    Map<String, float[]> secondMoments,
    long steps) {}

package io.conceptlinker.eval.calibration;

/**
 * The largest share of questions that can be answered at a precision.
 *
 * @param precision what is asked, 0 to 1
 * @param best the threshold that answers most questions at that precision or better; selects
 *     nothing, with threshold NaN, when there is none
 */
public record PrecisionTarget(double precision, ThresholdPoint best) {}

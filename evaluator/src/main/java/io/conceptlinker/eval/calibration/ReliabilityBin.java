package io.conceptlinker.eval.calibration;

/**
 * One bar of a reliability diagram.
 *
 * @param low lower end of the confidences in it, exclusive except in the first bin
 * @param high upper end, inclusive
 * @param n how many given answers fall into it
 * @param confidence their mean confidence, NaN when there is none
 * @param accuracy the share of them that is right, NaN when there is none
 */
public record ReliabilityBin(double low, double high, long n, double confidence, double accuracy) {}

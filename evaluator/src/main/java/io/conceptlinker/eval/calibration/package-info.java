/**
 * Whether a confidence can be believed, and what leaving doubtful answers out buys.
 *
 * <pre>{@code
 * List<Answer> answers = List.of(new Answer(0.9, true), new Answer(0.4, false), Answer.WITHHELD);
 * Calibration calibration = Calibration.of(answers);
 * calibration.expectedError();
 * }</pre>
 */
@NullMarked
package io.conceptlinker.eval.calibration;

import org.jspecify.annotations.NullMarked;

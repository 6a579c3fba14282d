@NullMarked
package io.conceptlinker.train.onnx;

import org.jspecify.annotations.NullMarked;

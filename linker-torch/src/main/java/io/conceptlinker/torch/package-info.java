/**
 * The language model on PyTorch, driven from Java through DJL: what the trainer computes with, and
 * the backend for a GPU.
 *
 * <p>DJL's own operations cover neither fused attention nor bfloat16 nor a fused optimizer. So the
 * arithmetic is a TorchScript module whose text is written here ({@link
 * io.conceptlinker.torch.DecoderKernels}), packed as an archive that PyTorch loads ({@link
 * io.conceptlinker.torch.TorchScriptArchive}), and called with the parameters as arguments:
 *
 * <pre>{@code
 * try (DecoderTraining training = DecoderTraining.begin(shape, new TrainingOptions(...), seed)) {
 *   double loss = training.step(batch, 3e-4);
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.torch;

import org.jspecify.annotations.NullMarked;

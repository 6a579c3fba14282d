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
 * try (ModelTraining training = ModelTraining.begin(shape, new TrainingOptions(...), seed)) {
 *   double loss = training.step(batch, 3e-4);
 * }
 * }</pre>
 *
 * <p>{@link io.conceptlinker.torch.TorchModel} answers questions with the same arithmetic: prompts
 * are read once, and whatever is asked about them is computed together:
 *
 * <pre>{@code
 * try (LanguageModel model = TorchModel.load(directory, TorchOptions.cpu(256));
 *     LanguageModel.Session session = model.open(prompts)) {
 *   List<float[]> logProbabilities = session.ask(questions);
 * }
 * }</pre>
 */
@NullMarked
package io.conceptlinker.torch;

import org.jspecify.annotations.NullMarked;

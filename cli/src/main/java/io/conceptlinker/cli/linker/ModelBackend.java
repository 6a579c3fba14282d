package io.conceptlinker.cli.linker;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.ModelDirectory;
import io.conceptlinker.link.lm.onnx.OnnxModel;
import io.conceptlinker.torch.TorchDevice;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import java.io.IOException;

/** What a model computes on. Stateless. */
public final class ModelBackend {
  private ModelBackend() {}

  /**
   * Loads a model: on the processor on ONNX Runtime if it has a graph for it, or else on PyTorch.
   *
   * @throws DataException if the model has no file that the device can compute, or there is no such
   *     device
   */
  public static LanguageModel open(ModelDirectory model, TorchDevice device) throws IOException {
    if (device == TorchDevice.CPU && model.hasGraph()) {
      return OnnxModel.load(model.graph(), model.shape(), model.longest());
    }
    if (model.weights().isEmpty()) {
      throw new DataException(
          "model ["
              + model.path()
              + "]: expected its weights, model.safetensors, to compute on ["
              + device.label()
              + "], found none; `concept-linker train export` writes them with the rest");
    }
    try {
      return TorchModel.load(
          model.path(),
          device == TorchDevice.CPU
              ? TorchOptions.cpu(model.longest())
              : TorchOptions.cuda(model.longest()));
    } catch (IllegalStateException e) {
      throw new DataException(String.valueOf(e.getMessage()), e);
    }
  }
}

package io.conceptlinker.cli.linker;

import io.conceptlinker.torch.TorchDevice;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a language model computes. */
public final class DeviceOption {

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda",
      defaultValue = "cpu",
      converter = Labels.class,
      description =
          "Where the model computes: the processor, on ONNX Runtime where the model has a graph for"
              + " it, or the first GPU, on PyTorch (default: ${DEFAULT-VALUE}).")
  private TorchDevice device = TorchDevice.CPU;

  /** The device. */
  public TorchDevice device() {
    return device;
  }

  /** Reads labels. */
  static final class Labels implements ITypeConverter<TorchDevice> {
    @Override
    public TorchDevice convert(String label) {
      return Arrays.stream(TorchDevice.values())
          .filter(device -> device.label().equals(label.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected one of "
                          + Arrays.stream(TorchDevice.values())
                              .map(TorchDevice::label)
                              .collect(Collectors.joining(", "))
                          + ", found ["
                          + label
                          + "]"));
    }
  }
}

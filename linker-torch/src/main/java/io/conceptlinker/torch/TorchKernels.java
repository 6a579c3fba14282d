package io.conceptlinker.torch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A loaded TorchScript module without state: methods that take tensors, lists of tensors and
 * numbers, and answer with a tensor. {@link #run} may be called by several threads at once, {@link
 * #recorded} by one.
 */
final class TorchKernels implements AutoCloseable {

  private static final String ENGINE = "PyTorch";

  private final Model model;
  private final PtSymbolBlock block;

  private TorchKernels(Model model) {
    this.model = model;
    this.block = (PtSymbolBlock) model.getBlock();
  }

  /**
   * Compiles methods whose arrays live where PyTorch puts them: on a GPU if there is one.
   *
   * @throws IllegalStateException if PyTorch refuses their text
   */
  static TorchKernels compile(String methods) {
    return compile(methods, Engine.getEngine(ENGINE).defaultDevice());
  }

  /** Compiles methods whose arrays live on a device. */
  static TorchKernels compile(String methods, Device device) {
    Model model = Model.newInstance("kernels", device, ENGINE);
    try {
      model.load(new ByteArrayInputStream(TorchScriptArchive.of(methods)));
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new IllegalStateException("kernels: expected text that PyTorch compiles", e);
    }
    return new TorchKernels(model);
  }

  /** Where arrays live that are as long-lived as the kernels. */
  NDManager manager() {
    return model.getNDManager();
  }

  /**
   * Calls a method so that gradients of its result can be taken.
   *
   * @param arguments arrays and lists of arrays
   */
  NDArray recorded(NDManager manager, String method, Object... arguments) {
    NDList list = new NDList();
    int lists = 0;
    for (Object argument : arguments) {
      if (argument instanceof NDArray array) {
        array.setName(null);
        list.add(array);
      } else {
        // DJL passes arrays whose name ends in brackets as one list.
        String name = "list" + lists++ + "[]";
        for (NDArray array : arrays(argument)) {
          array.setName(name);
          list.add(array);
        }
      }
    }
    NDArray selector = manager.create(0f);
    selector.setName("module_method:" + method);
    generalise();
    list.add(selector);
    return block.forward(new ParameterStore(manager, false), list, true).head();
  }

  /**
   * Calls a method without recording.
   *
   * @param arguments arrays, lists of arrays, and doubles
   */
  NDArray run(NDManager manager, String method, Object... arguments) {
    generalise();
    List<IValue> values = new ArrayList<>(arguments.length);
    try {
      for (Object argument : arguments) {
        values.add(value(argument));
      }
      try (IValue result = IValueUtils.runMethod(block, method, values.toArray(IValue[]::new))) {
        return result.toTensor((PtNDManager) manager);
      }
    } finally {
      values.forEach(IValue::close);
    }
  }

  /**
   * Compiling anew for every length of a batch costs seconds and gains five per cent. PyTorch keeps
   * this choice for each thread.
   */
  private static void generalise() {
    JniUtils.setGraphExecutorOptimize(false);
  }

  private static IValue value(Object argument) {
    return switch (argument) {
      case PtNDArray array -> IValue.from(array);
      case Double number -> IValue.from(number);
      default -> IValue.listFrom(arrays(argument).toArray(PtNDArray[]::new));
    };
  }

  private static List<PtNDArray> arrays(Object argument) {
    if (!(argument instanceof List<?> list)) {
      throw new IllegalArgumentException(
          "argument of a kernel: expected an array or a list, found " + argument.getClass());
    }
    return list.stream().map(PtNDArray.class::cast).toList();
  }

  @Override
  public void close() {
    model.close();
  }
}

package io.conceptlinker.benchmarks.decoding;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.conceptlinker.link.lm.LanguageModel;
import io.conceptlinker.link.lm.LanguageModel.Question;
import io.conceptlinker.torch.TorchDevice;
import io.conceptlinker.torch.TorchModel;
import io.conceptlinker.torch.TorchOptions;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RandomModelTests {
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  @Test
  public void isAModel() throws IOException {
    Path directory = temporary.getRoot().toPath().resolve("tiny");
    RandomModel.main(new String[] {directory.toString(), "tiny"});
    try (LanguageModel model = TorchModel.load(directory, TorchOptions.cpu(32));
        LanguageModel.Session session = model.open(List.of(new int[] {1, 2, 3}))) {
      float[] answer =
          session.ask(List.of(new Question(0, new int[] {4}, 0, new int[] {5, 6}))).getFirst();
      assertEquals(3, answer.length);
      for (float logarithm : answer) {
        assertTrue("" + logarithm, logarithm < 0 && logarithm > -100);
      }
    }
    assertTrue(TorchDevice.CPU.memoryInUse().isEmpty());
  }

  @Test
  public void writesNothingOverWhatIsThere() {
    Path there = temporary.getRoot().toPath();
    assertThrows(
        FileAlreadyExistsException.class,
        () -> RandomModel.main(new String[] {there.toString(), "tiny"}));
    Path missing = there.resolve("new");
    assertThrows(
        IllegalArgumentException.class,
        () -> RandomModel.main(new String[] {missing.toString(), "70b"}));
  }
}

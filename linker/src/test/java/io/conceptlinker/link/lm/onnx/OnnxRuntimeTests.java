package io.conceptlinker.link.lm.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.tests.util.LuceneTestCase;

/** What is asked of the release of ONNX Runtime that the model runs on, whatever the model. */
public class OnnxRuntimeTests extends LuceneTestCase {

  private static final List<String> LIBRARIES =
      List.of(
          "linux-x64/libonnxruntime.so",
          "linux-aarch64/libonnxruntime.so",
          "osx-aarch64/libonnxruntime.dylib");

  /** Releases with telemetry can be told to be silent by this variable; a plugin cannot set it. */
  public void testNoTelemetry() throws IOException {
    for (String library : LIBRARIES) {
      try (InputStream in =
          OrtEnvironment.class.getResourceAsStream("/ai/onnxruntime/native/" + library)) {
        assertNotNull(library, in);
        String bytes = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertFalse(library, bytes.contains("ORT_DISABLE_TELEMETRY"));
      }
    }
  }

  /** Elasticsearch's own command line has thousands of characters. */
  public void testLongCommandLine() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dfiller=" + "x".repeat(50_000),
                "-cp",
                place(OrtEnvironment.class) + ":" + place(OnnxRuntimeTests.class),
                Start.class.getName())
            .inheritIO()
            .start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue());
  }

  private static String place(Class<?> in) throws URISyntaxException {
    CodeSource source = in.getProtectionDomain().getCodeSource();
    return Path.of(source.getLocation().toURI()).toString();
  }

  /** A program that starts the runtime. */
  static final class Start {
    private Start() {}

    public static void main(String[] args) {
      OrtEnvironment.getEnvironment();
    }
  }
}

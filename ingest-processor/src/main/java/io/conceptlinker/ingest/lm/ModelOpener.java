package io.conceptlinker.ingest.lm;

import io.conceptlinker.ingest.installed.Opener;
import io.conceptlinker.link.GenerativeModel;
import io.conceptlinker.link.lm.cache.AnswerCache;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens model directories on ONNX Runtime. The model computes something before it is handed out, so
 * that no document waits for what a runtime prepares on its first use.
 */
public final class ModelOpener implements Opener<OpenModel> {
  private final AnswerCache cache;

  /**
   * @param cache keeps what models answer
   */
  public ModelOpener(AnswerCache cache) {
    this.cache = cache;
  }

  @Override
  public OpenModel open(Path directory) throws IOException {
    GenerativeModel model;
    try {
      model = GenerativeModel.open(directory, cache);
    } catch (LinkageError e) {
      throw new IOException(
          "model ["
              + directory
              + "]: expected ONNX Runtime for ["
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + "] in the plugin, found none that loads; link on a link server instead",
          e);
    }
    boolean ready = false;
    try {
      model.warmUp();
      ready = true;
      return new DirectoryModel(model);
    } finally {
      if (!ready) {
        model.close();
      }
    }
  }
}

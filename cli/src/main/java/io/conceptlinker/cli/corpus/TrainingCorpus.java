package io.conceptlinker.cli.corpus;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.load.TrainingName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mention strings of annotated corpora, with how often each was annotated with which concepts.
 */
public final class TrainingCorpus {

  private record Key(String text, List<String> ids) {}

  private TrainingCorpus() {}

  /**
   * Reads the annotations of files.
   *
   * @param language of the files, ISO 639-1
   * @throws DataException if a file has none
   */
  public static List<TrainingName> read(List<Path> files, String language) throws IOException {
    Map<Key, Integer> counts = new LinkedHashMap<>();
    for (Path file : files) {
      int annotations = 0;
      try (CorpusReader reader = FileFormat.of(file).open(file)) {
        Optional<CorpusDocument> document = reader.read();
        while (document.isPresent()) {
          annotations += document.get().annotations().size();
          document.get().annotations().forEach(annotation -> count(annotation, counts));
          document = reader.read();
        }
      }
      if (annotations == 0) {
        throw new DataException(
            "training corpus ["
                + file
                + "]: expected annotated documents in PubTator format, found no annotation");
      }
    }
    List<TrainingName> names = new ArrayList<>(counts.size());
    counts.forEach(
        (key, count) -> names.add(new TrainingName(key.text(), language, key.ids(), count)));
    return names;
  }

  private static void count(Annotation annotation, Map<Key, Integer> counts) {
    // A composite ("breast and ovarian cancer") is the name of neither of its concepts.
    boolean names = annotation.relation() != Annotation.Relation.COMPOSITE;
    if (names && !annotation.ids().isEmpty()) {
      counts.merge(new Key(annotation.text(), annotation.ids()), 1, Integer::sum);
    }
  }
}

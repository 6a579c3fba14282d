package io.conceptlinker.cli.experiment;

import java.nio.file.Path;
import java.util.List;

/**
 * The directories that the words of an experiment stand for.
 *
 * @param data knowledge bases and corpora, brought by whoever runs it
 * @param runs what the commands write
 * @param experiments where the file of the experiment is
 */
record Places(Path data, Path runs, Path experiments) {

  String fill(String word) {
    return word.replace("${data}", data.toString())
        .replace("${runs}", runs.toString())
        .replace("${experiments}", experiments.toString());
  }

  List<String> fill(List<String> words) {
    return words.stream().map(this::fill).toList();
  }
}

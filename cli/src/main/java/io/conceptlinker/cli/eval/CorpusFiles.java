package io.conceptlinker.cli.eval;

import io.conceptlinker.corpus.CorpusReader;
import io.conceptlinker.corpus.FormatProblems;
import io.conceptlinker.corpus.PubTatorReader;
import io.conceptlinker.corpus.standoff.BratReader;
import io.conceptlinker.corpus.standoff.MentionsReader;
import java.io.IOException;
import java.nio.file.Path;

/** The formats of annotated corpora, by their names on the command line. */
enum CorpusFiles {
  PUBTATOR,
  BRAT,
  MENTIONS;

  CorpusReader open(Path path, FormatProblems problems) throws IOException {
    return switch (this) {
      case PUBTATOR -> PubTatorReader.open(path, problems);
      case BRAT -> BratReader.open(path, problems);
      case MENTIONS -> MentionsReader.open(path, problems);
    };
  }
}

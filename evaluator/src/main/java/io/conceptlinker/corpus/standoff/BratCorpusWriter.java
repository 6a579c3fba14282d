package io.conceptlinker.corpus.standoff;

import io.conceptlinker.corpus.Annotation;
import io.conceptlinker.corpus.CodePointOffsets;
import io.conceptlinker.corpus.CorpusDocument;
import io.conceptlinker.corpus.CorpusRelation;
import io.conceptlinker.corpus.CorpusWriter;
import io.conceptlinker.corpus.Fragment;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes documents with their annotations as brat standoff: {@code ID.txt} and {@code ID.ann}, with
 * an N line for each alternative concept. Offsets count code points; white space in types becomes
 * {@code _}, and an empty type {@code Entity}. Lost: passages (the text is one), the language, ids
 * (annotations and relations are numbered), and relations between concepts. Confined to a thread.
 */
public final class BratCorpusWriter implements CorpusWriter {
  private final Path directory;
  private final String resource;

  /**
   * A writer into a directory.
   *
   * @param directory created when it is missing; ids with slashes become paths below it
   * @param resource the name before the colon of N lines, without colons and spaces
   */
  public BratCorpusWriter(Path directory, String resource) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.resource = resource;
  }

  @Override
  public void write(CorpusDocument document) throws IOException {
    Path text = directory.resolve(document.id() + ".txt").normalize();
    if (!text.startsWith(directory.normalize())) {
      throw new IllegalArgumentException(
          "document [" + document.id() + "]: expected an id that stays below the directory");
    }
    Path parent = text.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(text, document.text());
    Path annotations = directory.resolve(document.id() + ".ann").normalize();
    try (Writer out = Files.newBufferedWriter(annotations)) {
      write(document, out);
    }
  }

  @Override
  public void close() {}

  private void write(CorpusDocument document, Writer out) throws IOException {
    CodePointOffsets offsets = new CodePointOffsets(document.text());
    Map<String, String> ids = new HashMap<>();
    int number = 0;
    int reference = 0;
    for (Annotation annotation : document.annotations()) {
      String id = "T" + ++number;
      ids.put(annotation.id(), id);
      List<String> fragments = new ArrayList<>();
      for (Fragment fragment : annotation.region().fragments()) {
        fragments.add(
            offsets.toCodePoints(fragment.start()) + " " + offsets.toCodePoints(fragment.end()));
      }
      String surface = annotation.text().replaceAll("\\s+", " ");
      out.write(
          id
              + "\t"
              + type(annotation.type())
              + " "
              + String.join(";", fragments)
              + "\t"
              + surface
              + "\n");
      for (Set<String> alternative : annotation.concepts().alternatives()) {
        String concept = String.join("+", alternative);
        out.write("N" + ++reference + "\tReference " + id + " " + resource + ":" + concept);
        out.write("\t" + surface + "\n");
      }
    }
    number = 0;
    for (CorpusRelation relation : document.relations()) {
      String first = ids.get(relation.first().reference());
      String second = ids.get(relation.second().reference());
      if (relation.level() == CorpusRelation.Level.MENTIONS && first != null && second != null) {
        out.write("R" + ++number + "\t" + type(relation.type()));
        out.write(" " + role(relation.first().role(), "Arg1") + ":" + first);
        out.write(" " + role(relation.second().role(), "Arg2") + ":" + second + "\t\n");
      }
    }
  }

  private static String type(String type) {
    return type.isBlank() ? "Entity" : type.strip().replaceAll("\\s+", "_");
  }

  private static String role(String role, String fallback) {
    return role.isEmpty() ? fallback : role;
  }
}

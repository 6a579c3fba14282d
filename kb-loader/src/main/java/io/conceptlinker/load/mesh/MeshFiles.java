package io.conceptlinker.load.mesh;

import io.conceptlinker.load.input.KbFormatException;
import io.conceptlinker.load.input.KbFormatException.Problem;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.input.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The tables of a MeSH directory, by what their names say. */
record MeshFiles(
    List<Path> labels, List<Path> treeNumbers, List<Path> mtrees, List<Path> mappings) {

  static MeshFiles in(Path path) throws IOException {
    List<Path> files = SourceTree.files(path);
    MeshFiles found =
        new MeshFiles(
            named(files, ".*label_mappings\\.tsv(\\.gz)?"),
            named(files, "tree-numbers.*\\.tsv(\\.gz)?"),
            named(files, "mtrees.*\\.(bin|txt)(\\.gz)?"),
            named(files, "mesh_mappings\\.tsv(\\.gz)?"));
    if (found.labels.isEmpty() && found.treeNumbers.isEmpty() && found.mappings.isEmpty()) {
      throw new KbFormatException(
          path.toString(),
          0,
          new Problem(
              "MeSH tables",
              "",
              "*label_mappings.tsv, tree-numbers*.tsv or mesh_mappings.tsv",
              "none of them",
              "name the directory that has them"));
    }
    return found;
  }

  private static List<Path> named(List<Path> files, String pattern) {
    return files.stream().filter(file -> SourceFile.nameOf(file).matches(pattern)).toList();
  }
}

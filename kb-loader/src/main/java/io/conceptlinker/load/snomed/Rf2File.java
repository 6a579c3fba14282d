package io.conceptlinker.load.snomed;

import java.util.regex.Pattern;

/** The kinds of files that are read, by what their names say, and how many columns they have. */
enum Rf2File {
  CONCEPT("x?sct2_Concept_\\w*", 5),
  DESCRIPTION("x?sct2_Description_\\w*", 9),
  TEXT_DEFINITION("x?sct2_TextDefinition_\\w*", 9),
  RELATIONSHIP("x?sct2_Relationship_\\w*", 10),
  STATED_RELATIONSHIP("x?sct2_StatedRelationship_\\w*", 10),
  LANGUAGE("x?der2_cRefset_\\w*Language\\w*", 7),
  ASSOCIATION("x?der2_cRefset_\\w*Association\\w*", 7);

  private final String name;
  final int columns;

  Rf2File(String name, int columns) {
    this.name = name;
    this.columns = columns;
  }

  /** How names of this kind look, for people. */
  String example(String releaseType) {
    return name.replace("x?", "").replace("\\w", "") + releaseType + "*.txt";
  }

  /** Names of this kind in a release of a type, {@code Snapshot} or {@code Full}. */
  Pattern pattern(String releaseType) {
    return Pattern.compile(name + releaseType + "(-[\\w-]+?)?_\\w+\\.txt(\\.gz)?");
  }
}

package io.conceptlinker.ingest;

import io.conceptlinker.ingest.installed.Registry;

/** Which linker a text is given to. */
public sealed interface LinkerChoice {
  /** What stands for the linker that needs no model, where a model can be named. */
  String NONE = "none";

  /** The one that needs no model. */
  record Dictionary() implements LinkerChoice {}

  /**
   * One with a language model of this node.
   *
   * @param name its directory's name
   */
  record Model(String name) implements LinkerChoice {}

  /**
   * The one with a model.
   *
   * @param model its name, or {@link #NONE}
   * @throws IllegalArgumentException when it cannot be a name
   */
  static LinkerChoice ofModel(String model) {
    if (model.equals(NONE)) {
      return new Dictionary();
    }
    if (!Registry.NAME.matcher(model).matches()) {
      throw new IllegalArgumentException(
          "["
              + model
              + "]: expected ["
              + NONE
              + "] or the name of a directory under config/concept-linker/models, which is lower"
              + " case letters, digits, [-] and [_]");
    }
    return new Model(model);
  }
}

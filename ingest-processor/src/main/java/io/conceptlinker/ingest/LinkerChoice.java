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
   * One on another machine.
   *
   * @param name what the node's settings call it
   */
  record Server(String name) implements LinkerChoice {}

  /**
   * The one that a pipeline asks for.
   *
   * @param backend the name of a server
   * @throws IllegalArgumentException when it cannot be a name
   */
  static LinkerChoice ofBackend(String backend) {
    if (!Registry.NAME.matcher(backend).matches()) {
      throw new IllegalArgumentException(
          "["
              + backend
              + "]: expected the name of a link server, such as [gpu] for the node setting"
              + " [concept_linker.backend.gpu.url]");
    }
    return new Server(backend);
  }

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

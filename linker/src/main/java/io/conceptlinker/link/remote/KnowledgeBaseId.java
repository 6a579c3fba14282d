package io.conceptlinker.link.remote;

/**
 * Which knowledge base.
 *
 * @param name its name
 * @param version its version; empty where any is meant
 */
public record KnowledgeBaseId(String name, String version) {

  /** Returns whether another one is what this one asks for. */
  public boolean accepts(KnowledgeBaseId other) {
    return name.equals(other.name) && (version.isEmpty() || version.equals(other.version));
  }

  @Override
  public String toString() {
    return version.isEmpty() ? name : name + " " + version;
  }
}

package io.conceptlinker.kb;

/**
 * A difference between two knowledge bases.
 *
 * @param kind what changed
 * @param id the id of the concept
 * @param before what it was, empty if there was nothing
 * @param after what it is, empty if there is nothing
 */
public record BundleChange(Kind kind, String id, String before, String after) {

  /** What changed. */
  public enum Kind {
    /** A new concept; after is its name. */
    CONCEPT_ADDED,
    /** A concept that is gone without a replacement; before is its name. */
    CONCEPT_REMOVED,
    /** A concept whose id leads to another one now, which is in after. */
    CONCEPT_RETIRED,
    /** The preferred name is another one. */
    PREFERRED_NAME_CHANGED,
    /** A new name, followed by its language. */
    NAME_ADDED,
    /** A name that is gone, followed by its language. */
    NAME_REMOVED,
    /** A new parent. */
    PARENT_ADDED,
    /** A parent that is gone. */
    PARENT_REMOVED,
    /** The semantic group is another one. */
    GROUP_CHANGED,
    /** A new semantic type. */
    TYPE_ADDED,
    /** A semantic type that is gone. */
    TYPE_REMOVED
  }
}

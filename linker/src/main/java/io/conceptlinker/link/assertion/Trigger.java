package io.conceptlinker.link.assertion;

import java.util.Set;

/**
 * A phrase of a trigger list.
 *
 * @param role what it does
 * @param properties what a trigger asserts, or what a termination ends
 * @param maxWords how many words its scope reaches at most
 */
record Trigger(Role role, Set<ContextProperty> properties, int maxWords) {
  Trigger {
    properties = Set.copyOf(properties);
  }

  enum Role {
    /** Modifies what follows it. */
    FORWARD,
    /** Modifies what precedes it. */
    BACKWARD,
    /** Modifies both sides. */
    BOTH,
    /** Looks like a trigger and is none: "no increase". */
    PSEUDO,
    /** Ends a scope: "but". */
    TERMINATION;

    boolean reachesForward() {
      return this == FORWARD || this == BOTH;
    }

    boolean reachesBackward() {
      return this == BACKWARD || this == BOTH;
    }
  }
}

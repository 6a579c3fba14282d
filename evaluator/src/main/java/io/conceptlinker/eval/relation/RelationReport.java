package io.conceptlinker.eval.relation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everything measured on relations between mentions.
 *
 * @param modes the figures of each mode
 * @param outsideGoldPairs predictions between mentions that the gold does not relate, which {@link
 *     RelationMode#TYPE} leaves out
 */
public record RelationReport(Map<RelationMode, RelationScore> modes, long outsideGoldPairs) {
  public RelationReport {
    modes = Collections.unmodifiableMap(new EnumMap<>(modes));
  }
}

package io.conceptlinker.load.intake;

/** What sources consist of; the unit in which reading is accounted for. */
public enum Item {
  CONCEPT,
  NAME,
  DEFINITION,
  SEMANTIC_TYPE,
  PARENT,
  XREF,
  ALTERNATIVE_ID,
  RETIRED_ID,
  /** Rows that only inform the reading of others: ranks, versions, acceptability. */
  METADATA
}

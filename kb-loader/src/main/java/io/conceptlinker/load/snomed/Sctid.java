package io.conceptlinker.load.snomed;

/** Ids of SNOMED CT's metadata that reading depends on. */
final class Sctid {

  static final String IS_A = "116680003";
  static final String FULLY_SPECIFIED_NAME = "900000000000003001";
  static final String SYNONYM = "900000000000013009";
  static final String PREFERRED = "900000000000548007";
  static final String US_ENGLISH = "900000000000509007";
  static final String SAME_AS = "900000000000527005";
  static final String REPLACED_BY = "900000000000526001";

  private Sctid() {}
}

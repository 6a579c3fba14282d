package io.conceptlinker.corpus.bioc;

import io.conceptlinker.corpus.Fragment;
import io.conceptlinker.corpus.RelationEnd;
import java.util.List;
import java.util.Map;

/** A document as BioC has it, whatever the syntax. */
record BioCDocument(
    String id,
    Map<String, String> infons,
    List<Passage> passages,
    List<Mark> annotations,
    List<Link> relations) {

  /** A stretch of text with its line; one that is written as sentences has one for each. */
  record Passage(int line, int offset, Map<String, String> infons, String text) {}

  /** An annotation with its line in the file; locations may be empty or broken. */
  record Mark(
      int line, String id, Map<String, String> infons, List<Fragment> locations, String text) {}

  /** A relation with its line in the file. */
  record Link(int line, String id, Map<String, String> infons, List<RelationEnd> nodes) {}
}

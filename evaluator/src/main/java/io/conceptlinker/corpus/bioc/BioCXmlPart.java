package io.conceptlinker.corpus.bioc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What documents, passages and sentences share, while they are read. Confined to a thread. */
final class BioCXmlPart {
  String id = "";
  int line;
  int offset = -1;
  String text = "";
  final Map<String, String> infons = new LinkedHashMap<>();
  final List<BioCDocument.Mark> marks = new ArrayList<>();
  final List<BioCDocument.Link> links = new ArrayList<>();

  /** Takes over the annotations and relations of a part of this one. */
  void add(BioCXmlPart part) {
    marks.addAll(part.marks);
    links.addAll(part.links);
  }
}

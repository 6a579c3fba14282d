package io.conceptlinker.corpus.table;

import java.util.List;

/** What a column holds. */
enum Column {
  DOCUMENT,
  ANNOTATION,
  TYPE,
  START,
  END,
  MENTION,
  IDS,
  CONTEXT;

  /** Its names in corpora; the first that is there counts. */
  List<String> names() {
    return switch (this) {
      case DOCUMENT -> List.of("document", "doc_id", "filename", "pmid");
      case ANNOTATION -> List.of("id", "ann_id", "mark");
      case TYPE -> List.of("type", "label", "group");
      case START -> List.of("start", "start_span", "off0");
      case END -> List.of("end", "end_span", "off1");
      case MENTION ->
          List.of("mention", "span", "text", "mention_original", "mention_ab3p_expanded");
      case IDS -> List.of("ids", "code", "cui");
      case CONTEXT -> List.of("context");
    };
  }
}

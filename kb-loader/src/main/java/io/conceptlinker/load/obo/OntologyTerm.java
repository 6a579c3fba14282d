package io.conceptlinker.load.obo;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One term while it is read, and how it is handed on. Confined to one thread. */
final class OntologyTerm {

  String id = "";
  String name = "";
  boolean obsolete;
  final List<Synonym> synonyms = new ArrayList<>();
  final List<String> definitions = new ArrayList<>();
  final List<String> parents = new ArrayList<>();
  final List<String> xrefs = new ArrayList<>();
  final List<String> alternativeIds = new ArrayList<>();
  final List<String> replacedBy = new ArrayList<>();

  /** A synonym with its scope and whether it is an abbreviation. */
  record Synonym(String text, SynonymScope scope, boolean abbreviation) {

    /** The type is an id such as {@code ABBREVIATION}, {@code OMO:0003012} or an IRI. */
    static Synonym of(String text, SynonymScope scope, String type) {
      String id = type.toLowerCase(Locale.ROOT);
      boolean abbreviation =
          id.endsWith("abbreviation")
              || id.endsWith("acronym")
              || id.endsWith("omo:0003000")
              || id.endsWith("omo_0003000")
              || id.endsWith("omo:0003012")
              || id.endsWith("omo_0003012");
      return new Synonym(text, scope, abbreviation);
    }
  }

  /** The vocabulary that an id belongs to: its prefix. */
  static String vocabulary(String id) {
    int colon = id.indexOf(':');
    return colon <= 0 || id.startsWith("//", colon + 1) ? "" : id.substring(0, colon);
  }

  void emit(ConceptSink sink, OntologyOptions options) throws IOException {
    int concept = sink.concept(id);
    sink.declare(concept);
    if (obsolete) {
      retire(sink);
      sink.obsolete(concept);
    }
    String vocabulary = vocabulary(id);
    if (!name.isEmpty()) {
      sink.tally().read(Item.NAME);
      sink.name(concept, name, options.language(), vocabulary, NameKind.PREFERRED);
    }
    for (Synonym synonym : synonyms) {
      sink.tally().read(Item.NAME);
      if (options.scopes().contains(synonym.scope)) {
        NameKind kind = synonym.abbreviation ? NameKind.ABBREVIATION : NameKind.SYNONYM;
        sink.name(concept, synonym.text, options.language(), vocabulary, kind);
      } else {
        sink.tally().dropped(Item.NAME, DropReason.SCOPE);
      }
    }
    for (String definition : definitions) {
      sink.tally().read(Item.DEFINITION);
      sink.definition(concept, definition);
    }
    for (String alternative : alternativeIds) {
      sink.tally().read(Item.ALTERNATIVE_ID);
      sink.alternativeId(concept, alternative);
    }
    for (String xref : xrefs) {
      sink.tally().read(Item.XREF);
      sink.xref(concept, xref);
    }
    for (String parent : parents) {
      sink.tally().read(Item.PARENT);
      sink.parent(concept, sink.concept(parent));
    }
  }

  private void retire(ConceptSink sink) {
    if (sink.filters().obsolete()) {
      return;
    }
    for (String current : replacedBy) {
      sink.tally().read(Item.RETIRED_ID);
      if (replacedBy.size() == 1) {
        sink.retired(id, sink.concept(current));
      } else {
        sink.tally().dropped(Item.RETIRED_ID, DropReason.NOT_A_REPLACEMENT);
      }
    }
  }
}

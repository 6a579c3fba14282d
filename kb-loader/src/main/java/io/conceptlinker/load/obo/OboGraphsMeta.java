package io.conceptlinker.load.obo;

import io.conceptlinker.load.input.JsonReader;
import java.io.IOException;

/** The {@code meta} object of a node: definition, synonyms, cross-references, what replaced it. */
final class OboGraphsMeta {

  private static final String REPLACED_BY = "IAO:0100001";
  private static final String ALTERNATIVE_ID = "hasAlternativeId";

  private OboGraphsMeta() {}

  static void read(JsonReader json, OntologyTerm term) throws IOException {
    json.enterObject("meta");
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "definition" -> {
          json.enterObject(field);
          String text = value(json);
          if (!text.isBlank()) {
            term.definitions.add(text);
          }
        }
        case "synonyms" -> {
          json.enterArray(field);
          while (json.nextObject("synonym")) {
            synonym(json, term);
          }
        }
        case "xrefs" -> {
          json.enterArray(field);
          while (json.nextObject("xref")) {
            String id = value(json);
            if (!id.isBlank()) {
              term.xrefs.add(id);
            }
          }
        }
        case "basicPropertyValues" -> {
          json.enterArray(field);
          while (json.nextObject("property value")) {
            property(json, term);
          }
        }
        case "deprecated" -> term.obsolete = json.truth(field);
        default -> json.skip();
      }
    }
  }

  private static String value(JsonReader json) throws IOException {
    String value = "";
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      if (field.equals("val")) {
        value = json.text(field);
      } else {
        json.skip();
      }
    }
    return value;
  }

  private static void synonym(JsonReader json, OntologyTerm term) throws IOException {
    String predicate = "";
    String text = "";
    String type = "";
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "pred" -> predicate = json.text(field);
        case "val" -> text = json.text(field);
        case "synonymType" -> type = json.text(field);
        default -> json.skip();
      }
    }
    SynonymScope scope =
        switch (predicate.substring(predicate.indexOf('#') + 1)) {
          case "hasExactSynonym" -> SynonymScope.EXACT;
          case "hasRelatedSynonym" -> SynonymScope.RELATED;
          case "hasBroadSynonym" -> SynonymScope.BROAD;
          case "hasNarrowSynonym" -> SynonymScope.NARROW;
          default -> SynonymScope.UNSTATED;
        };
    term.synonyms.add(OntologyTerm.Synonym.of(text, scope, type));
  }

  private static void property(JsonReader json, OntologyTerm term) throws IOException {
    String predicate = "";
    String value = "";
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "pred" -> predicate = json.text(field);
        case "val" -> value = json.text(field);
        default -> json.skip();
      }
    }
    if (Curie.ofIri(predicate).equals(REPLACED_BY)) {
      term.replacedBy.add(Curie.ofIri(value));
    } else if (predicate.endsWith(ALTERNATIVE_ID)) {
      term.alternativeIds.add(Curie.ofIri(value));
    }
  }
}

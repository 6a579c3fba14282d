package io.conceptlinker.load.obo;

import com.fasterxml.jackson.core.JsonToken;
import io.conceptlinker.load.input.JsonReader;
import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.input.SourceFile;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads OBO Graphs JSON: nodes and edges of one or several graphs, in any order. A row is a node or
 * an edge. Confined to one thread.
 */
public final class OboGraphsParser {

  private static final String SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
  private static final String PART_OF = "BFO:0000050";

  private final Path path;
  private final OntologyOptions options;
  private final Progress progress;

  /**
   * For one file.
   *
   * @param path plain, gzipped, or in a zip of its own
   */
  public OboGraphsParser(Path path, OntologyOptions options, Progress progress) {
    this.path = path;
    this.options = options;
    this.progress = progress;
  }

  /** Reads all graphs. */
  public void parse(ConceptSink sink) throws IOException {
    try (SourceFile file = SourceFile.open(path, progress);
        JsonReader json = JsonReader.of(file)) {
      json.enterObject("document");
      for (String field = json.nextField(); field != null; field = json.nextField()) {
        if (field.equals("graphs")) {
          json.enterArray(field);
          while (json.nextObject("graph")) {
            graph(json, file, sink);
          }
        } else {
          json.skip();
        }
      }
      JsonToken more = json.next();
      if (more != null) {
        throw json.problem("document", "", "one JSON object", "a second", "split the file");
      }
      sink.file(file.provenance());
    }
  }

  private void graph(JsonReader json, SourceFile file, ConceptSink sink) throws IOException {
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "nodes" -> {
          json.enterArray(field);
          while (json.nextObject("node")) {
            file.countRow();
            sink.tally().read(Item.CONCEPT);
            node(json, sink);
          }
        }
        case "edges" -> {
          json.enterArray(field);
          while (json.nextObject("edge")) {
            file.countRow();
            sink.tally().read(Item.PARENT);
            edge(json, sink);
          }
        }
        default -> json.skip();
      }
    }
  }

  private void node(JsonReader json, ConceptSink sink) throws IOException {
    OntologyTerm term = new OntologyTerm();
    String type = "";
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "id" -> term.id = Curie.ofIri(json.text("node id"));
        case "lbl" -> term.name = json.text("lbl of node " + term.id);
        case "type" -> type = json.text("type of node " + term.id);
        case "meta" -> OboGraphsMeta.read(json, term);
        default -> json.skip();
      }
    }
    if (term.id.isEmpty()) {
      throw json.problem("node", "", "an id", "none", "give the node an id");
    }
    if (type.equals("PROPERTY") || type.equals("INDIVIDUAL")) {
      sink.tally().dropped(Item.CONCEPT, DropReason.NOT_A_CONCEPT);
    } else {
      term.emit(sink, options);
    }
  }

  private void edge(JsonReader json, ConceptSink sink) throws IOException {
    String subject = "";
    String predicate = "";
    String object = "";
    for (String field = json.nextField(); field != null; field = json.nextField()) {
      switch (field) {
        case "sub" -> subject = Curie.ofIri(json.text("sub"));
        case "pred" -> predicate = json.text("pred");
        case "obj" -> object = Curie.ofIri(json.text("obj"));
        default -> json.skip();
      }
    }
    if (subject.isEmpty() || predicate.isEmpty() || object.isEmpty()) {
      throw json.problem("edge", "", "sub, pred and obj", "fewer", "complete the edge");
    }
    boolean isA = predicate.equals("is_a") || predicate.equals(SUBCLASS);
    boolean partOf = options.partOf() && Curie.ofIri(predicate).equals(PART_OF);
    if (isA || partOf) {
      sink.parent(sink.concept(subject), sink.concept(object));
    } else {
      sink.tally().dropped(Item.PARENT, DropReason.NOT_HIERARCHICAL);
    }
  }
}

package io.conceptlinker.load;

import io.conceptlinker.load.input.Progress;
import io.conceptlinker.load.intake.ConceptSink;
import io.conceptlinker.load.mesh.CtdParser;
import io.conceptlinker.load.mesh.MedicParser;
import io.conceptlinker.load.mesh.MeshParser;
import io.conceptlinker.load.obo.OboGraphsParser;
import io.conceptlinker.load.obo.OboParser;
import io.conceptlinker.load.snomed.SnomedParser;
import io.conceptlinker.load.table.JsonlParser;
import io.conceptlinker.load.table.TableParser;
import io.conceptlinker.load.umls.UmlsParser;
import java.io.IOException;

/** The parser for each kind of source. */
final class SourceParsers {

  private SourceParsers() {}

  static void parse(KbSource source, ConceptSink sink, Progress progress) throws IOException {
    switch (source) {
      case KbSource.Umls umls ->
          new UmlsParser(umls.path(), umls.codeSources(), progress).parse(sink);
      case KbSource.SnomedRf2 snomed ->
          new SnomedParser(snomed.path(), snomed.date(), progress).parse(sink);
      case KbSource.Obo obo -> new OboParser(obo.path(), obo.options(), progress).parse(sink);
      case KbSource.OboGraphs graphs ->
          new OboGraphsParser(graphs.path(), graphs.options(), progress).parse(sink);
      case KbSource.Ctd ctd -> new CtdParser(ctd.path(), progress).parse(sink);
      case KbSource.Medic medic -> new MedicParser(medic.path(), progress).parse(sink);
      case KbSource.Mesh mesh -> new MeshParser(mesh.path(), progress).parse(sink);
      case KbSource.Table table ->
          new TableParser(table.path(), table.specification(), progress).parse(sink);
      case KbSource.Jsonl jsonl ->
          new JsonlParser(jsonl.path(), jsonl.language(), progress).parse(sink);
    }
  }
}

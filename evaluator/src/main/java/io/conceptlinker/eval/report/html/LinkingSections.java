package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.LinkingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sections about linking on gold spans.
 *
 * @param provenance names the system
 * @param report its figures
 * @param beside those of others
 */
record LinkingSections(
    Provenance provenance, LinkingReport report, Map<String, LinkingReport> beside) {

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(new HeadlineSection(provenance, report, beside));
    if (report.mentions() > 0) {
      sections.add(new RecallSection(provenance, report, beside));
    }
    if (!report.strata().isEmpty()) {
      sections.add(new StrataSection(report.strata()));
    }
    if (report.calibration().given() > 0) {
      sections.add(new CalibrationSection(provenance, report.calibration(), beside));
    }
    return sections;
  }
}

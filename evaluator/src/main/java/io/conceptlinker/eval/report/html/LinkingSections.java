package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.linking.LinkingReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sections about linking on gold spans.
 *
 * @param provenance names the system
 * @param report its figures
 * @param beside those of others
 */
record LinkingSections(
    Provenance provenance, LinkingReport report, Map<String, LinkingReport> beside) {

  /** Others that charts show beside ours; more lines cannot be told apart. */
  static final int OTHERS = 3;

  List<Section> sections() {
    Map<String, LinkingReport> strongest = strongest();
    List<Section> sections = new ArrayList<>();
    sections.add(new HeadlineSection(provenance, report, beside));
    if (report.mentions() > 0) {
      sections.add(new RecallSection(provenance, report, strongest));
    }
    if (!report.strata().isEmpty()) {
      sections.add(new StrataSection(report.strata()));
    }
    if (report.calibration().given() > 0) {
      sections.add(new CalibrationSection(provenance, report.calibration(), strongest));
    }
    return sections;
  }

  /** The others whose lines are drawn, in the order of the headline. */
  private Map<String, LinkingReport> strongest() {
    Set<String> names =
        beside.entrySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (Map.Entry<String, LinkingReport> other) ->
                            other.getValue().recallAt(1).value())
                    .reversed())
            .limit(OTHERS)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<String, LinkingReport> strongest = new LinkedHashMap<>(beside);
    strongest.keySet().retainAll(names);
    return strongest;
  }
}

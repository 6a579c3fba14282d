package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.endtoend.EndToEndReport;
import io.conceptlinker.eval.entity.EntityReport;
import io.conceptlinker.eval.excerpt.DocumentTexts;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.relation.ConceptRelationMode;
import io.conceptlinker.eval.relation.RelationReport;
import io.conceptlinker.eval.relation.RelationScore;
import io.conceptlinker.eval.report.Cost;
import io.conceptlinker.eval.report.plot.Chart;
import io.conceptlinker.eval.report.plot.MissingFontException;
import io.conceptlinker.eval.report.plot.PlotFiles;
import io.conceptlinker.eval.stats.Averages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a run has measured and writes {@code report.html} and the directory {@code plots}:
 * for each chart a PNG image and a Vega-Lite specification beside it. The same input gives the same
 * page. Confined to one thread.
 */
public final class ReportBuilder {
  private final Provenance provenance;
  private final Map<String, LinkingReport> beside = new LinkedHashMap<>();
  private @Nullable LinkingReport linking;
  private List<LinkingCase> cases = List.of();
  private @Nullable EndToEndReport endToEnd;
  private @Nullable EntityReport entities;
  private Map<String, Averages> sequences = Map.of();
  private @Nullable RelationReport relations;
  private Map<ConceptRelationMode, RelationScore> conceptRelations = Map.of();
  private @Nullable Cost cost;
  private Ontology ontology = Ontology.NONE;
  private DocumentTexts texts = DocumentTexts.NONE;

  /** A report of nothing so far. */
  public ReportBuilder(Provenance provenance) {
    this.provenance = provenance;
  }

  /**
   * Linking on gold spans.
   *
   * @param report the figures
   * @param scored the mentions behind them, from which errors are shown
   */
  public ReportBuilder linking(LinkingReport report, List<LinkingCase> scored) {
    linking = report;
    cases = List.copyOf(scored);
    return this;
  }

  /** Another system on the same mentions, to be shown beside it. */
  public ReportBuilder beside(String system, LinkingReport report) {
    beside.put(system, report);
    return this;
  }

  /** From text to concepts. */
  public ReportBuilder endToEnd(EndToEndReport report) {
    endToEnd = report;
    return this;
  }

  /** Entities, and tag sequences by mode. */
  public ReportBuilder entities(EntityReport report, Map<String, Averages> bySequenceMode) {
    entities = report;
    sequences = bySequenceMode;
    return this;
  }

  /** Relations between mentions and between concepts. */
  public ReportBuilder relations(
      RelationReport report, Map<ConceptRelationMode, RelationScore> concepts) {
    relations = report;
    conceptRelations = concepts;
    return this;
  }

  /** What the run took. */
  public ReportBuilder cost(Cost measured) {
    cost = measured;
    return this;
  }

  /** Names of concepts and their hierarchy. */
  public ReportBuilder ontology(Ontology known) {
    ontology = known;
    return this;
  }

  /** Where excerpts come from. */
  public ReportBuilder texts(DocumentTexts known) {
    texts = known;
    return this;
  }

  /** Writes the page and the plots into a directory, which is made; overwrites what is there. */
  public ReportFiles write(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<Section> sections = sections();
    Path page = directory.resolve("report.html");
    Files.writeString(page, new Page(provenance, sections).html());
    List<Path> plots = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Path plotDirectory = directory.resolve("plots");
    for (Section section : sections) {
      for (Chart chart : section.charts()) {
        Files.createDirectories(plotDirectory);
        plots.add(PlotFiles.writeSpec(chart, plotDirectory));
        try {
          plots.add(PlotFiles.writeImage(chart, plotDirectory));
        } catch (MissingFontException e) {
          warnings.add(e.getMessage());
        }
      }
    }
    return new ReportFiles(page, plots, warnings);
  }

  /** The page as text. */
  String html() {
    return new Page(provenance, sections()).html();
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    if (linking != null) {
      sections.addAll(new LinkingSections(provenance, linking, beside).sections());
      ErrorGroups errors = ErrorGroups.of(cases, ontology);
      GroupConfusion confusion = GroupConfusion.of(cases, ontology);
      if (confusion.isWorthShowing()) {
        sections.add(new ConfusionSection(confusion));
      }
      if (!errors.groups().isEmpty()) {
        sections.add(new ErrorSection(errors, ontology, texts));
      }
    }
    if (endToEnd != null) {
      sections.add(new EndToEndSection(endToEnd));
    }
    if (entities != null) {
      sections.add(new EntitySection(entities, sequences));
    }
    if (relations != null) {
      sections.add(new RelationSection(relations, conceptRelations));
    }
    if (cost != null) {
      sections.add(new CostSection(cost));
    }
    sections.add(new ProvenanceSection(provenance));
    return sections;
  }
}

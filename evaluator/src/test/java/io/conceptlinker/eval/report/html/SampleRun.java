package io.conceptlinker.eval.report.html;

import io.conceptlinker.corpus.GoldConcepts;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.LinkingReport;
import io.conceptlinker.eval.linking.LinkingScorer;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.linking.StratumFinder;
import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.ontology.OntologyConcept;
import io.conceptlinker.eval.report.Cost;
import io.conceptlinker.eval.stats.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small run with every kind of answer. */
final class SampleRun {
  static final String HOSTILE = "<img src=x onerror=\"alert('1')\">&\u0001\uD800";
  static final String TEXT = "No cancer of the lung, but lung cancer elsewhere. " + HOSTILE;

  static final Provenance PROVENANCE =
      new Provenance(
          "Sample <corpus>", "test", "sample 1234", "lexical", "", 42, "abc", "run --kb 'a&b'");

  /** Three diseases in a line and a drug. */
  static final Ontology ONTOLOGY =
      new Ontology() {
        private final Map<String, OntologyConcept> concepts =
            Map.of(
                "D1", concept("D1", "Disease", "DISO", Set.of()),
                "D2", concept("D2", "Cancer", "DISO", Set.of("D1")),
                "D3", concept("D3", "Lung <cancer>", "DISO", Set.of("D2")),
                "C1", concept("C1", "Aspirin", "CHEM", Set.of("C0")));

        private OntologyConcept concept(String id, String name, String group, Set<String> parents) {
          return new OntologyConcept(id, name, group, List.of(), "", parents);
        }

        @Override
        public Optional<OntologyConcept> concept(String id) {
          return Optional.ofNullable(concepts.get(id));
        }

        @Override
        public boolean isBroader(String id, String than) {
          return concept(than).stream()
              .flatMap(concept -> concept.parents().stream())
              .anyMatch(parent -> parent.equals(id) || isBroader(id, parent));
        }
      };

  private SampleRun() {}

  static List<LinkingCase> cases() {
    List<LinkingCase> cases = new ArrayList<>();
    cases.add(scored("1", 3, 9, "cancer", "D2", answer("D2", 0.9), answer("D1", 0.1)));
    cases.add(scored("1", 27, 38, "lung cancer", "D3", answer("D2", 0.8), answer("D3", 0.2)));
    cases.add(scored("2", 27, 38, "Lung cancer", "D3", answer("D2", 0.7)));
    cases.add(scored("2", 3, 9, "cancer", "D2", answer("C1", 0.95), answer("D3", 0.01)));
    cases.add(scored("3", 3, 9, "cancer", "X9", answer("D2", 0.3)));
    cases.add(scored("3", 10, 14, HOSTILE.substring(0, 4), "C1|D1+D2"));
    cases.add(scored("4", 0, 2, "No", "-1"));
    return cases;
  }

  static RankedConcept answer(String id, double score) {
    return new RankedConcept(id, score);
  }

  static LinkingCase scored(
      String document, int start, int end, String text, String gold, RankedConcept... ranked) {
    GoldMention mention =
        new GoldMention(document, start, end, text, GoldConcepts.parse(gold), "Disease", "en");
    return new LinkingCase(mention, List.of(ranked), new StratumFinder().strata(mention));
  }

  static LinkingReport score(List<LinkingCase> cases) {
    return new LinkingScorer(Bootstrap.PROTOCOL).score(cases);
  }

  static ReportBuilder builder(List<LinkingCase> cases) {
    return new ReportBuilder(PROVENANCE)
        .linking(score(cases), cases)
        .cost(new Cost(7, 0.5, 0, 3L << 30, Map.of("tfidf", 7L)))
        .ontology(ONTOLOGY)
        .texts(id -> id.equals("4") ? Optional.empty() : Optional.of(TEXT));
  }
}

package io.conceptlinker.eval.report.html;

import io.conceptlinker.eval.excerpt.DocumentTexts;
import io.conceptlinker.eval.excerpt.Excerpt;
import io.conceptlinker.eval.linking.GoldMention;
import io.conceptlinker.eval.linking.LinkingCase;
import io.conceptlinker.eval.linking.RankedConcept;
import io.conceptlinker.eval.ontology.Kinship;
import io.conceptlinker.eval.ontology.Ontology;
import io.conceptlinker.eval.ontology.OntologyConcept;
import io.conceptlinker.eval.report.plot.Axis;
import io.conceptlinker.eval.report.plot.Bar;
import io.conceptlinker.eval.report.plot.BarChart;
import io.conceptlinker.eval.report.plot.Chart;
import io.conceptlinker.eval.report.plot.ChartTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What went wrong. */
record ErrorSection(ErrorGroups errors, Ontology ontology, DocumentTexts texts) implements Section {
  private static final int SHOWN = 50;
  private static final int AROUND = 90;

  @Override
  public String id() {
    return "errors";
  }

  @Override
  public String title() {
    return "Errors";
  }

  @Override
  public List<Chart> charts() {
    if (errors.kinships().keySet().equals(Set.of(Kinship.UNKNOWN))) {
      return List.of();
    }
    List<Bar> bars = new ArrayList<>();
    for (Kinship kinship : Kinship.values()) {
      long n = errors.kinships().getOrDefault(kinship, 0L);
      if (n > 0) {
        bars.add(bar(name(kinship), n));
      }
    }
    if (errors.unanswered() > 0) {
      bars.add(bar("no answer", errors.unanswered()));
    }
    double highest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    return List.of(
        new BarChart(
            new ChartTitle(
                "errors",
                "How far off",
                "Where wrong first answers stand to the gold concept in the hierarchy."),
            Axis.percentAround("share of the errors", 0, highest),
            bars));
  }

  @Override
  public void write(Markup page) {
    charts().forEach(page::chart);
    if (charts().isEmpty()) {
      page.note("The knowledge base has no hierarchy that says how far off the answers are.");
    }
    page.open("h3").text("Worst errors").closeLine();
    page.note(
        Figures.count(Math.min(SHOWN, errors.groups().size()))
            + " of "
            + Figures.count(errors.groups().size())
            + " different mistakes about "
            + Figures.count(errors.mentions())
            + " mentions, those with most confidence spent on them first. The same mistake made"
            + " again (×) is shown once.");
    page.beginTable(List.of("Mention", "Gold", "Answer", "Runner-up"), "errors sortable");
    errors.groups().stream().limit(SHOWN).forEach(group -> row(page, group));
    page.endTable();
  }

  private Bar bar(String label, long n) {
    return new Bar("", label, (double) n / errors.mentions(), Double.NaN, Double.NaN, n);
  }

  private void row(Markup page, ErrorGroup group) {
    LinkingCase scored = group.example();
    GoldMention mention = scored.mention();
    page.open("tr").open("td");
    Excerpt excerpt = Excerpt.of(mention, texts, AROUND);
    page.open("bdi").text(excerpt.before()).element("mark", excerpt.mention());
    page.text(excerpt.after()).close();
    page.open("span", "class", "where");
    page.text(mention.document() + " " + mention.start() + "–" + mention.end());
    if (group.times() > 1) {
      page.element("span", "× " + group.times(), "class", "times");
    }
    page.close().close().open("td", "data-label", "Gold");
    gold(page, mention.gold().alternatives());
    page.element("span", rank(scored), "class", "where").close();
    page.open("td", "data-label", "Answer");
    answer(page, scored, 0);
    page.close().open("td", "data-label", "Runner-up");
    answer(page, scored, 1);
    page.close().closeLine();
  }

  private static String rank(LinkingCase scored) {
    return scored.rank() == 0 ? "not among the answers" : "rank " + scored.rank();
  }

  private void gold(Markup page, List<Set<String>> alternatives) {
    for (int i = 0; i < alternatives.size(); i++) {
      if (i > 0) {
        page.element("span", "or", "class", "joint");
      }
      concepts(page, List.copyOf(alternatives.get(i)));
    }
  }

  private void answer(Markup page, LinkingCase scored, int rank) {
    if (scored.ranked().size() <= rank) {
      page.element("span", rank == 0 ? "no answer" : "–", "class", "none");
      return;
    }
    RankedConcept answer = scored.ranked().get(rank);
    concepts(page, List.of(answer.id().split("\\+")));
    Kinship kinship = Kinship.of(ontology, answer.id(), scored.mention().gold());
    page.open("span", "class", "where");
    page.element("span", Figures.confidence(answer.score()), "class", "score");
    if (scored.mention().gold().accepts(answer.id())) {
      page.element("span", "the gold concept", "class", "kinship same");
    } else if (kinship != Kinship.UNKNOWN) {
      page.element("span", name(kinship), "class", "kinship " + kinship.label());
    }
    page.close();
  }

  private void concepts(Markup page, List<String> ids) {
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      if (i > 0) {
        page.element("span", "and", "class", "joint");
      }
      page.open("span", "class", "concept");
      Optional<OntologyConcept> known = ontology.concept(id);
      if (known.isPresent()) {
        page.element("bdi", known.get().name()).text(" ");
      }
      page.element("code", id);
      if (known.isEmpty() && ontology != Ontology.NONE) {
        page.element("span", "not in the knowledge base", "class", "none");
      }
      page.close();
    }
  }

  private static String name(Kinship kinship) {
    return switch (kinship) {
      case SAME -> "same concept, other id";
      case BROADER -> "broader";
      case NARROWER -> "narrower";
      case SIBLING -> "sibling";
      case UNRELATED -> "unrelated";
      case UNKNOWN -> "not in the hierarchy";
    };
  }
}

package io.conceptlinker.load;

import io.conceptlinker.load.input.FileProvenance;
import io.conceptlinker.load.intake.DropReason;
import io.conceptlinker.load.intake.Item;
import io.conceptlinker.load.intake.ItemCount;
import java.util.Locale;
import java.util.Map;

/** A build report for people. */
final class ReportText {

  private final BuildReport report;
  private final StringBuilder out = new StringBuilder();

  ReportText(BuildReport report) {
    this.report = report;
  }

  String text() {
    out.setLength(0);
    line("Knowledge base " + report.name() + ", version " + report.version());
    line("Read in " + time(report.readSeconds()) + ", written in " + time(report.writeSeconds()));
    line("");
    report.counts().forEach((what, count) -> count(count, what));
    count(report.duplicateNames(), "names given more than once to a concept");
    for (SourceReport source : report.sources()) {
      source(source);
    }
    TrainingReport training = report.training();
    if (training.read() > 0) {
      line("");
      line("Training names");
      count(training.read(), "read");
      count(training.kept(), "kept");
      dropped("unknown_ids", training.unknownIds());
      dropped("ambiguous_ids", training.ambiguousIds());
      dropped("unusable", training.unusable());
    }
    return out.toString();
  }

  private void source(SourceReport source) {
    line("");
    line("Source " + source.format() + ", " + time(source.seconds()));
    for (FileProvenance file : source.files()) {
      count(file.rows(), "rows of " + file.name());
      count(file.bytes(), "bytes, sha256 " + file.sha256());
    }
    for (Map.Entry<Item, ItemCount> item : source.items().entrySet()) {
      ItemCount count = item.getValue();
      line("  " + ReportJson.key(item.getKey()));
      count(count.read(), "read");
      count(count.kept(), "kept");
      for (Map.Entry<DropReason, Long> reason : count.dropped().entrySet()) {
        dropped(ReportJson.key(reason.getKey()), reason.getValue());
      }
    }
    if (source.mergedConcepts() + source.ambiguousConcepts() > 0) {
      line("  merging");
      count(source.mergedConcepts(), "concepts merged into earlier ones");
      count(source.ambiguousConcepts(), "concepts kept apart: they match several");
    }
    for (String problem : source.problems()) {
      line("  skipped: " + problem);
    }
  }

  private void dropped(String reason, long count) {
    if (count > 0) {
      count(count, "dropped: " + reason);
    }
  }

  private void count(long count, String what) {
    line(String.format(Locale.ROOT, "%,15d", count) + "  " + what);
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}

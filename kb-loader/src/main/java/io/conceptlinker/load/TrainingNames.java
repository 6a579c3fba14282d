package io.conceptlinker.load;

import io.conceptlinker.kb.NameKind;
import io.conceptlinker.load.intake.Filters;
import java.util.List;
import java.util.OptionalDouble;

/** Adds mentions of annotated corpora to the concepts that they were annotated with. */
final class TrainingNames {

  private static final String SOURCE = "training";

  private final Assembly assembly;
  private final Filters filters;
  private long annotations;
  private long annotationsOfUnknown;

  TrainingNames(Assembly assembly, Filters filters) {
    this.assembly = assembly;
    this.filters = filters;
  }

  /** Adds names after all sources were read; says what became of them. */
  TrainingReport add(List<TrainingName> names) {
    long read = 0;
    long kept = 0;
    long unknown = 0;
    long ambiguous = 0;
    long unusable = 0;
    for (TrainingName name : names) {
      boolean usable =
          name.text().length() <= filters.maxNameLength()
              && name.text().codePoints().anyMatch(Character::isLetterOrDigit);
      for (String id : name.conceptIds()) {
        read++;
        int concept = assembly.find(id);
        annotations += name.count();
        if (concept == CrossReferenceIndex.NONE) {
          unknown++;
          annotationsOfUnknown += name.count();
        } else if (concept == CrossReferenceIndex.SEVERAL) {
          ambiguous++;
        } else if (!usable) {
          unusable++;
        } else {
          kept++;
          assembly.trainingName(
              concept,
              new Assembly.Name(name.text().strip(), name.language(), SOURCE, NameKind.TRAINING),
              name.count());
        }
      }
    }
    return new TrainingReport(read, kept, unknown, ambiguous, unusable);
  }

  /** The share of the annotations whose concept is known; nothing if there were none. */
  OptionalDouble coverage() {
    return annotations == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (double) annotationsOfUnknown / annotations);
  }
}

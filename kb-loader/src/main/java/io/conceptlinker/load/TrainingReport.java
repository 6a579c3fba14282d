package io.conceptlinker.load;

/**
 * What became of training names; a name that is annotated with two concepts counts twice.
 *
 * @param read names and the concept ids that they were annotated with
 * @param kept of these how many were added
 * @param unknownIds of these how many had an id that the knowledge base does not know
 * @param ambiguousIds of these how many had an id that leads to several concepts
 * @param unusable of these how many had a text without letters or digits, or too long
 */
public record TrainingReport(
    long read, long kept, long unknownIds, long ambiguousIds, long unusable) {

  public TrainingReport {
    if (read != kept + unknownIds + ambiguousIds + unusable) {
      throw new IllegalStateException("training names: counts do not add up to " + read);
    }
  }
}

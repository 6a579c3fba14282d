package io.conceptlinker.ingest;

/**
 * The bounds of the micro-batcher.
 *
 * @param queueDocuments documents that may wait
 * @param batchDocuments documents of one batch at most
 * @param batchChars UTF-16 code units of one batch at most, unless a single document has more
 * @param workers batches that are linked at the same time at most
 */
public record BatchLimits(int queueDocuments, int batchDocuments, int batchChars, int workers) {
  public BatchLimits {
    requirePositive("queueDocuments", queueDocuments);
    requirePositive("batchDocuments", batchDocuments);
    requirePositive("batchChars", batchChars);
    requirePositive("workers", workers);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " [" + value + "]: expected a positive number");
    }
  }
}

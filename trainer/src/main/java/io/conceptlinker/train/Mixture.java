package io.conceptlinker.train;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Several sources, each with its share. Immutable and thread-safe.
 *
 * @param <T> what an example is
 */
public final class Mixture<T> implements ExampleSource<T> {
  private final List<Part<T>> parts;
  private final double sum;

  /**
   * A source and how often it is drawn from, relative to the others.
   *
   * @param <T> what an example is
   * @param share greater than 0
   */
  public record Part<T>(ExampleSource<T> source, double share) {
    public Part {
      if (!(share > 0)) {
        throw new IllegalArgumentException("share: expected more than 0, found " + share);
      }
    }
  }

  /**
   * A mixture.
   *
   * @param parts one or more
   */
  public Mixture(List<Part<T>> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("mixture: expected one source or more, found none");
    }
    this.parts = List.copyOf(parts);
    this.sum = parts.stream().mapToDouble(Part::share).sum();
  }

  @Override
  public T draw(SplittableRandom random) {
    double point = random.nextDouble() * sum;
    for (Part<T> part : parts) {
      point -= part.share();
      if (point < 0) {
        return part.source().draw(random);
      }
    }
    return parts.getLast().source().draw(random);
  }
}

package io.conceptlinker.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Work for each second of processor time that a thread has used. Other work on the machine disturbs
 * it much less than what is counted by the clock. Confined to the measured thread.
 */
public final class ProcessorTime {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Double> rates = new ArrayList<>();
  private long began;

  /** Starts an interval. */
  public void begin() {
    began = threads.getCurrentThreadCpuTime();
  }

  /** Ends an interval in which so much work was done. */
  public void end(double work) {
    rates.add(work * 1e9 / (threads.getCurrentThreadCpuTime() - began));
  }

  /** Returns the median over the last intervals, which are those after warming up. */
  public double median(int last) {
    List<Double> sorted =
        new ArrayList<>(rates.subList(Math.max(0, rates.size() - last), rates.size()));
    Collections.sort(sorted);
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }
}

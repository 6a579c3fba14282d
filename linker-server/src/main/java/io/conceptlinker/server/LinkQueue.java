package io.conceptlinker.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Jobs that wait, first come first served, bounded by their documents. What is given up is taken
 * out and makes room at once. Thread-safe.
 */
final class LinkQueue {
  private final int maxDocuments;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<LinkJob> jobs = new ArrayDeque<>();
  private int documents;
  private boolean closed;

  LinkQueue(int maxDocuments) {
    this.maxDocuments = maxDocuments;
  }

  /** Puts a job at the end; returns false if there is no room. */
  boolean offer(LinkJob job) {
    lock.lock();
    try {
      if (closed || documents + job.size() > maxDocuments) {
        return false;
      }
      jobs.addLast(job);
      documents += job.size();
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a job out that nobody waits for any more, if it is still here. */
  void remove(LinkJob job) {
    lock.lock();
    try {
      // No other job is equal to it, as each has a future of its own.
      if (jobs.remove(job)) {
        documents -= job.size();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a job and takes it with those behind it, as many as make a batch.
   *
   * @param most the documents of a batch; a larger job is a batch of its own
   * @param wait how long to wait for a batch to become full
   * @return none if the queue is closed and empty
   */
  List<LinkJob> take(int most, Duration wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      List<LinkJob> batch = new ArrayList<>();
      while (batch.isEmpty()) {
        while (jobs.isEmpty() && !closed) {
          changed.await();
        }
        if (jobs.isEmpty()) {
          return List.of();
        }
        fill(batch, most, wait.toNanos());
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void fill(List<LinkJob> batch, int most, long waitNanos) throws InterruptedException {
    int size = 0;
    long left = waitNanos;
    while (size < most) {
      LinkJob next = jobs.peekFirst();
      if (next != null) {
        if (size > 0 && size + next.size() > most) {
          return;
        }
        jobs.removeFirst();
        documents -= next.size();
        if (next.isAwaited()) {
          batch.add(next);
          size += next.size();
        }
      } else if (size == 0 || closed || left <= 0) {
        return;
      } else {
        left = changed.awaitNanos(left);
      }
    }
  }

  /** How many documents wait. */
  int documents() {
    lock.lock();
    try {
      return documents;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more jobs; those that wait can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

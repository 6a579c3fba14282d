package io.conceptlinker.tests.integration;

import com.carrotsearch.randomizedtesting.ThreadFilter;

/** Threads that the JDK starts for child processes and HTTP clients, and ends when it likes. */
public final class JdkThreads implements ThreadFilter {

  @Override
  public boolean reject(Thread thread) {
    return thread.getName().startsWith("process reaper")
        || thread.getName().startsWith("HttpClient-");
  }
}

package io.conceptlinker.node.agent;

import java.lang.instrument.Instrumentation;

/**
 * Hands the JVM's instrumentation to Elasticsearch's entitlement library.
 *
 * <p>The server attaches this agent to itself while it boots and passes the name of the class that
 * initialises entitlements. The distribution's own agent jar is not published as a Maven artifact;
 * without an agent in {@code lib/entitlement-agent} the server stops.
 */
public final class EntitlementAgent {

  private EntitlementAgent() {}

  /**
   * Called by the JVM when the agent is attached.
   *
   * @param initializer name of a class with a static {@code initialize(Instrumentation)}
   * @param instrumentation the JVM's instrumentation
   * @throws ReflectiveOperationException if the server does not match this agent
   */
  public static void agentmain(String initializer, Instrumentation instrumentation)
      throws ReflectiveOperationException {
    Class.forName(initializer, true, ClassLoader.getSystemClassLoader())
        .getMethod("initialize", Instrumentation.class)
        .invoke(null, instrumentation);
  }
}

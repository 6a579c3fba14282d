package io.conceptlinker.node;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Looks for free TCP ports on 127.0.0.1. A port found free may be taken a moment later. */
public final class LoopbackPorts {

  /** Below 32768, where Linux begins to hand out ports to outgoing connections. */
  private static final int FIRST = 20_000;

  private static final int LAST = 32_000;
  private static final int CONNECT_MILLIS = 2_000;

  private LoopbackPorts() {}

  /**
   * Several different free ports.
   *
   * @throws NodeException if there is no loopback interface, or no port is free
   */
  public static List<Integer> free(int count) throws IOException {
    requireLoopback();
    List<Integer> ports = new ArrayList<>();
    int offset = ThreadLocalRandom.current().nextInt(LAST - FIRST);
    for (int i = 0; i < LAST - FIRST && ports.size() < count; i++) {
      int port = FIRST + (offset + i) % (LAST - FIRST);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    if (ports.size() < count) {
      throw new NodeException(
          "ports ["
              + FIRST
              + "-"
              + LAST
              + "]: expected "
              + count
              + " free on 127.0.0.1, found "
              + ports.size());
    }
    return ports;
  }

  /** The first free port from {@code from} upwards. */
  public static int freeFrom(int from) throws IOException {
    for (int port = from; port <= 65_535; port++) {
      if (isFree(port)) {
        return port;
      }
    }
    return free(1).getFirst();
  }

  /** Whether nothing listens on the port. */
  public static boolean isFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return true;
    } catch (BindException e) {
      return false;
    }
  }

  /**
   * Makes sure that nothing listens on the port.
   *
   * @throws PortInUseException if something does
   */
  public static void requireFree(int port) throws IOException {
    if (!isFree(port)) {
      throw new PortInUseException(port);
    }
  }

  /** Binding alone would not tell: it works on an interface that is down. */
  static void requireLoopback() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, loopback());
        Socket client = new Socket()) {
      client.connect(server.getLocalSocketAddress(), CONNECT_MILLIS);
    } catch (IOException e) {
      throw new NodeException(
          "address [127.0.0.1]: expected the loopback interface to answer, found that it does not ("
              + e.getMessage()
              + "); bring it up, for example with `ip link set lo up`",
          e);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}

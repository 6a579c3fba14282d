package io.conceptlinker.node;

/** Something else listens on the port that a node was to use. */
public final class PortInUseException extends NodeException {

  private static final long serialVersionUID = 1;

  private final int port;

  PortInUseException(int port) {
    super(
        "port ["
            + port
            + "]: expected it to be free on 127.0.0.1, found another process listening; stop that"
            + " process or choose another port");
    this.port = port;
  }

  /** The port that is taken. */
  public int port() {
    return port;
  }
}

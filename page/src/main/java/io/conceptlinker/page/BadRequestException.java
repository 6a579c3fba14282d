package io.conceptlinker.page;

/** A request that the page does not send. Its message never has text of a document in it. */
final class BadRequestException extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String reason;

  BadRequestException(int status, String reason) {
    super(reason);
    this.status = status;
    this.reason = reason;
  }

  /** The HTTP status to answer with. */
  int status() {
    return status;
  }

  /** What was expected. */
  String reason() {
    return reason;
  }
}

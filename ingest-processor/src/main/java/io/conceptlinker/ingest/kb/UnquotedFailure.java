package io.conceptlinker.ingest.kb;

/**
 * What a linker threw, without its message: the JDK quotes its input in some, and the input may be
 * patient data. Its type and its stack trace are what logs and responses get.
 */
public final class UnquotedFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnquotedFailure(Throwable thrown) {
    super(thrown.getClass().getName(), null, false, true);
    setStackTrace(thrown.getStackTrace());
  }
}

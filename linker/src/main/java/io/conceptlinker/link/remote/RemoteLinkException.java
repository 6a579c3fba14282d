package io.conceptlinker.link.remote;

import org.jspecify.annotations.Nullable;

/** A link server did not link; the kind says whether to ask again. */
public final class RemoteLinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** Nobody answers there, or it is left alone after failures. It may come back. */
    UNREACHABLE,
    /** It has too much to do. It will have less. */
    BUSY,
    /** The time was over. */
    DEADLINE,
    /** Its certificate is not trusted, or the other way round. Somebody has to configure it. */
    UNTRUSTED,
    /** It does not take the request: wrong key, wrong version, too large. */
    REFUSED,
    /** It has another knowledge base than expected. */
    OTHER_KNOWLEDGE_BASE,
    /** It tried and failed. */
    FAILED,
    /** What it answered is not an answer. */
    MALFORMED_ANSWER,
    /** The thread that waited was interrupted. */
    INTERRUPTED
  }

  private final Kind kind;

  RemoteLinkException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Returns why. */
  public Kind kind() {
    return kind;
  }
}

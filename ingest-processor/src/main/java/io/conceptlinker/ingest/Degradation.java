package io.conceptlinker.ingest;

/** Why a text was not linked by the model that was asked for, or only in part. */
public enum Degradation {
  /** No model of that name is open on this node. */
  MODEL_UNAVAILABLE("_concept_model_unavailable"),
  /** The model failed on this text; the log has the cause. */
  MODEL_FAILED("_concept_model_failed"),
  /** The link server gave no links: away, busy, or not what the settings expect. */
  SERVER_UNAVAILABLE("_concept_server_unavailable"),
  /** The deadline was near before the model was asked about all mentions, or about any. */
  SHORT_OF_TIME("_concept_link_short_of_time");

  private final String tag;

  Degradation(String tag) {
    this.tag = tag;
  }

  /** What documents are tagged with. */
  public String tag() {
    return tag;
  }
}

package io.conceptlinker.ingest;

/** Why a text was linked by the dictionary alone, though a model was asked for. */
public enum Degradation {
  /** No model of that name is open on this node. */
  MODEL_UNAVAILABLE("_concept_model_unavailable"),
  /** The model failed on this text; the log has the cause. */
  MODEL_FAILED("_concept_model_failed"),
  /** The link server gave no links: away, busy, or not what the settings expect. */
  SERVER_UNAVAILABLE("_concept_server_unavailable"),
  /** The document had waited so long that its deadline was near. */
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

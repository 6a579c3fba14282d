package io.conceptlinker.elasticsearch.query;

import java.io.IOException;
import java.util.List;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.io.stream.Writeable;

/**
 * One way to understand what was asked.
 *
 * @param origin what the request named it by, for explanations: offsets and names of the knowledge
 *     base, never words of the text
 * @param asked the concepts that are meant
 * @param ids what documents may hold
 * @param weight what holding one of them scores
 */
public record Reading(String origin, List<String> asked, List<String> ids, float weight)
    implements Writeable {
  public Reading {
    asked = List.copyOf(asked);
    ids = List.copyOf(ids);
  }

  Reading(StreamInput in) throws IOException {
    this(
        in.readString(),
        in.readStringCollectionAsList(),
        in.readStringCollectionAsList(),
        in.readFloat());
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeString(origin);
    out.writeStringCollection(asked);
    out.writeStringCollection(ids);
    out.writeFloat(weight);
  }
}

package io.conceptlinker.elasticsearch.concept;

import java.io.IOException;
import java.util.Map;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.xcontent.ToXContentObject;
import org.elasticsearch.xcontent.XContentBuilder;

/** An answer whose fields are those of its JSON. It is made and shown on one node. */
public final class ConceptResponse extends ActionResponse implements ToXContentObject {
  private final Map<String, Object> fields;

  /**
   * @param fields in the order to be shown; strings, numbers, truth values, lists and maps
   */
  public ConceptResponse(Map<String, Object> fields) {
    this.fields = fields;
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeGenericMap(fields);
  }

  @Override
  public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
    return builder.map(fields);
  }
}

package io.conceptlinker.elasticsearch.link;

import io.conceptlinker.ingest.Degradation;
import io.conceptlinker.ingest.LinkedText;
import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.xcontent.ToXContentObject;
import org.elasticsearch.xcontent.XContentBuilder;

/** The links of one text. Offsets count the UTF-16 code units of the text, half-open. */
public final class LinkTextResponse extends ActionResponse implements ToXContentObject {
  private final String text;
  private final LinkedText linked;
  private final Map<String, String> groups;

  /**
   * @param text what was linked
   * @param groups the semantic groups of the linked concepts, by id, where the knowledge base has
   *     them
   */
  LinkTextResponse(String text, LinkedText linked, Map<String, String> groups) {
    this.text = text;
    this.linked = linked;
    this.groups = Map.copyOf(groups);
  }

  LinkTextResponse(StreamInput in) throws IOException {
    text = in.readString();
    linked =
        new LinkedText(
            new LinkResult(in.readCollectionAsImmutableList(LinkTextResponse::readMention)),
            in.readString(),
            Optional.ofNullable(in.readOptionalEnum(Degradation.class)));
    groups = in.readImmutableMap(StreamInput::readString);
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeString(text);
    out.writeCollection(result().mentions(), LinkTextResponse::writeMention);
    out.writeString(linked.modelVersion());
    out.writeOptionalEnum(linked.degradation().orElse(null));
    out.writeMap(groups, StreamOutput::writeString);
  }

  public LinkResult result() {
    return linked.result();
  }

  private static Mention readMention(StreamInput in) throws IOException {
    return new Mention(
        in.readVInt(),
        in.readVInt(),
        in.readVInt(),
        in.readString(),
        in.readString(),
        in.readDouble(),
        in.readEnum(Assertion.class),
        in.readEnum(LinkPath.class),
        in.readCollectionAsImmutableList(
            i -> new Candidate(i.readString(), i.readString(), i.readDouble())));
  }

  private static void writeMention(StreamOutput out, Mention mention) throws IOException {
    out.writeVInt(mention.passage());
    out.writeVInt(mention.start());
    out.writeVInt(mention.end());
    out.writeString(mention.conceptId());
    out.writeString(mention.name());
    out.writeDouble(mention.score());
    out.writeEnum(mention.assertion());
    out.writeEnum(mention.path());
    out.writeCollection(
        mention.candidates(),
        (o, candidate) -> {
          o.writeString(candidate.conceptId());
          o.writeString(candidate.name());
          o.writeDouble(candidate.score());
        });
  }

  @Override
  public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
    builder.startObject();
    builder.field("status", linked.status());
    if (!linked.modelVersion().isEmpty()) {
      builder.field("model_version", linked.modelVersion());
    }
    builder.startArray("mentions");
    for (Mention mention : result().mentions()) {
      builder.startObject();
      builder.field("start", mention.start());
      builder.field("end", mention.end());
      builder.field("text", text.substring(mention.start(), mention.end()));
      builder.field("id", mention.conceptId());
      builder.field("name", mention.name());
      if (groups.containsKey(mention.conceptId())) {
        builder.field("semantic_group", groups.get(mention.conceptId()));
      }
      builder.field("score", mention.score());
      builder.field("assertion", mention.assertion().label());
      builder.field("path", mention.path().label());
      builder.startArray("candidates");
      for (Candidate candidate : mention.candidates()) {
        builder.startObject();
        builder.field("id", candidate.conceptId());
        builder.field("name", candidate.name());
        builder.field("score", candidate.score());
        builder.endObject();
      }
      builder.endArray();
      builder.endObject();
    }
    return builder.endArray().endObject();
  }
}

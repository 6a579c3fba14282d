package io.conceptlinker.elasticsearch.query;

import io.conceptlinker.elasticsearch.expand.Expand;
import io.conceptlinker.elasticsearch.expand.ExpansionSpec;
import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.elasticsearch.plain.PlainText;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.common.io.stream.Writeable;
import org.jspecify.annotations.Nullable;

/**
 * Which concepts a {@code concept} query finds for those that it names.
 *
 * @param kb the knowledge base's name; may be left out when the node has just one
 * @param expand which concepts are found besides the named ones
 * @param maxDepth how many is-a steps down
 * @param boostByDistance whether the score falls with each step
 * @param semanticGroups only concepts of these groups; empty for all
 */
public record ConceptScope(
    @Nullable String kb,
    Expand expand,
    int maxDepth,
    boolean boostByDistance,
    Set<String> semanticGroups)
    implements Writeable {
  static final ConceptScope DEFAULT =
      new ConceptScope(null, Expand.NARROWER, ExpansionSpec.UNLIMITED_DEPTH, false, Set.of());

  public ConceptScope {
    PlainText.groups("semantic_groups", semanticGroups);
    semanticGroups = Set.copyOf(semanticGroups);
    if (kb != null) {
      KnowledgeBaseChoice.checkName(kb);
    }
    ExpansionSpec unused = new ExpansionSpec(kb, expand, maxDepth, 1);
    if (boostByDistance && !unused.asks()) {
      throw new IllegalArgumentException(
          "[boost_by_distance] has no meaning with [expand] [none]: leave one of them out");
    }
  }

  ConceptScope(StreamInput in) throws IOException {
    this(
        in.readOptionalString(),
        in.readEnum(Expand.class),
        in.readVInt(),
        in.readBoolean(),
        in.readCollectionAsImmutableSet(StreamInput::readString));
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    out.writeOptionalString(kb);
    out.writeEnum(expand);
    out.writeVInt(maxDepth);
    out.writeBoolean(boostByDistance);
    // In order, because the bytes of a request are the key of the shard's cache.
    out.writeStringCollection(new TreeSet<>(semanticGroups));
  }

  ExpansionSpec expansion(int maxTerms) {
    return new ExpansionSpec(kb, expand, maxDepth, maxTerms);
  }
}

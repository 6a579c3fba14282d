package io.conceptlinker.elasticsearch.link;

import static org.elasticsearch.action.ValidateActions.addValidationError;

import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.elasticsearch.plain.PlainText;
import io.conceptlinker.elasticsearch.plain.Quoted;
import io.conceptlinker.ingest.LinkerChoice;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.OverlapPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.elasticsearch.action.ActionRequestValidationException;
import org.elasticsearch.action.UntypedActionRequest;
import org.elasticsearch.common.io.stream.StreamInput;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.xcontent.ConstructingObjectParser;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.XContentParseException;
import org.elasticsearch.xcontent.XContentParser;
import org.jspecify.annotations.Nullable;

/** Asks for the links of one text. */
public final class LinkTextRequest extends UntypedActionRequest {
  static final int MAX_CANDIDATES = 100;

  private static final ConstructingObjectParser<LinkTextRequest, Void> PARSER =
      new ConstructingObjectParser<>("concept_link", LinkTextRequest::fromArguments);

  static {
    PARSER.declareString(ConstructingObjectParser.constructorArg(), new ParseField("text"));
    PARSER.declareString(ConstructingObjectParser.optionalConstructorArg(), new ParseField("kb"));
    PARSER.declareDouble(
        ConstructingObjectParser.optionalConstructorArg(), new ParseField("min_score"));
    PARSER.declareStringArray(
        ConstructingObjectParser.optionalConstructorArg(), new ParseField("semantic_groups"));
    PARSER.declareString(
        ConstructingObjectParser.optionalConstructorArg(), new ParseField("overlap"));
    PARSER.declareInt(
        ConstructingObjectParser.optionalConstructorArg(), new ParseField("candidates"));
    PARSER.declareString(
        ConstructingObjectParser.optionalConstructorArg(), new ParseField("model"));
  }

  private final String text;
  private final @Nullable String kb;
  private final @Nullable String model;
  private final LinkOptions options;

  /**
   * @param kb may be null when the node has just one knowledge base
   * @param model its name, {@link LinkerChoice#NONE}, or null for what the node's settings say
   */
  public LinkTextRequest(
      String text, @Nullable String kb, @Nullable String model, LinkOptions options) {
    this.text = text;
    this.kb = kb;
    this.model = model;
    this.options = options;
  }

  LinkTextRequest(StreamInput in) throws IOException {
    super(in);
    text = in.readString();
    kb = in.readOptionalString();
    model = in.readOptionalString();
    options =
        new LinkOptions(
            in.readDouble(),
            in.readCollectionAsImmutableSet(StreamInput::readString),
            in.readEnum(OverlapPolicy.class),
            in.readVInt());
  }

  @Override
  public void writeTo(StreamOutput out) throws IOException {
    super.writeTo(out);
    out.writeString(text);
    out.writeOptionalString(kb);
    out.writeOptionalString(model);
    out.writeDouble(options.minScore());
    out.writeStringCollection(options.semanticGroups());
    out.writeEnum(options.overlap());
    out.writeVInt(options.maxCandidates());
  }

  static LinkTextRequest parse(XContentParser parser) {
    try {
      return PARSER.apply(parser, null);
    } catch (XContentParseException e) {
      throw isQuoting(e) ? notUnderstood(e) : e;
    }
  }

  /** The JSON library shows where it stopped, with what stands there: the text. */
  private static boolean isQuoting(XContentParseException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains("[Source:")) {
        return true;
      }
    }
    return false;
  }

  private static RuntimeException notUnderstood(XContentParseException e) {
    return new IllegalArgumentException(
        "the request is not understood at line ["
            + e.getLineNumber()
            + "], column ["
            + e.getColumnNumber()
            + "]: expected a JSON object with [text]; check its quotes and brackets, and that no"
            + " field is there twice");
  }

  @SuppressWarnings("unchecked")
  private static LinkTextRequest fromArguments(@Nullable Object[] arguments) {
    LinkOptions defaults = LinkOptions.DEFAULT;
    Double minScore = (Double) arguments[2];
    List<String> groups = (List<String>) arguments[3];
    String overlap = (String) arguments[4];
    Integer candidates = (Integer) arguments[5];
    LinkOptions options =
        new LinkOptions(
            minScore == null ? defaults.minScore() : minScore,
            groups == null ? defaults.semanticGroups() : Set.copyOf(groups),
            overlap == null ? defaults.overlap() : parseOverlap(overlap),
            candidates == null ? defaults.maxCandidates() : candidates);
    String text = (String) arguments[0];
    if (text == null) {
      throw new IllegalArgumentException(
          "[text] is missing: expected what is to be linked; send it");
    }
    PlainText.groups("semantic_groups", options.semanticGroups());
    String kb = (String) arguments[1];
    if (kb != null) {
      KnowledgeBaseChoice.checkName(kb);
    }
    return new LinkTextRequest(text, kb, (String) arguments[6], options);
  }

  private static OverlapPolicy parseOverlap(String label) {
    return Stream.of(OverlapPolicy.values())
        .filter(policy -> policy.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "[overlap] is ["
                        + Quoted.of(label)
                        + "]: expected one of "
                        + Stream.of(OverlapPolicy.values()).map(OverlapPolicy::label).toList()
                        + "; choose one of them"));
  }

  String text() {
    return text;
  }

  @Nullable String kb() {
    return kb;
  }

  /**
   * What links, where the request says it.
   *
   * @throws IllegalArgumentException when it is no name of a model
   */
  Optional<LinkerChoice> linker() {
    try {
      return Optional.ofNullable(model).map(LinkerChoice::ofModel);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("[model] is " + e.getMessage(), e);
    }
  }

  LinkOptions options() {
    return options;
  }

  @Override
  public @Nullable ActionRequestValidationException validate() {
    if (options.maxCandidates() > MAX_CANDIDATES) {
      return addValidationError(
          "[candidates] is ["
              + options.maxCandidates()
              + "]: expected at most ["
              + MAX_CANDIDATES
              + "]; ask for fewer",
          null);
    }
    return null;
  }
}

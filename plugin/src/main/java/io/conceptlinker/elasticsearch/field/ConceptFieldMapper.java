package io.conceptlinker.elasticsearch.field;

import io.conceptlinker.elasticsearch.expand.ConceptSets;
import io.conceptlinker.elasticsearch.expand.Expand;
import io.conceptlinker.elasticsearch.expand.ExpansionSpec;
import io.conceptlinker.elasticsearch.kb.KnowledgeBaseChoice;
import io.conceptlinker.elasticsearch.plain.PlainText;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;
import org.elasticsearch.index.mapper.CompositeSyntheticFieldLoader;
import org.elasticsearch.index.mapper.DocumentParserContext;
import org.elasticsearch.index.mapper.FieldMapper;
import org.elasticsearch.index.mapper.Mapper;
import org.elasticsearch.index.mapper.MapperBuilderContext;
import org.elasticsearch.index.mapper.SortedSetDocValuesSyntheticFieldLoaderLayer;
import org.jspecify.annotations.Nullable;

/** Indexes concept ids as they are written: one term and one doc value each. */
public final class ConceptFieldMapper extends FieldMapper {
  /** The type in mappings. */
  public static final String TYPE = "concept";

  private static final FieldType LUCENE_TYPE = new FieldType();

  static {
    LUCENE_TYPE.setTokenized(false);
    LUCENE_TYPE.setOmitNorms(true);
    LUCENE_TYPE.setIndexOptions(IndexOptions.DOCS);
    LUCENE_TYPE.setDocValuesType(DocValuesType.SORTED_SET);
    LUCENE_TYPE.freeze();
  }

  /** Makes the type's parser for the knowledge bases of this node. */
  public static Mapper.TypeParser parser(ConceptSets sets) {
    return new TypeParser((name, context) -> new Builder(name, sets));
  }

  /** The parameters; all of them matter to searches only and may be changed at any time. */
  static final class Builder extends FieldMapper.Builder {
    private final ConceptSets sets;
    private final Parameter<String> kb =
        Parameter.stringParam("kb", true, m -> spec(m).kb(), null)
            .acceptsNull()
            .addValidator(Builder::checkName);
    private final Parameter<Expand> expand =
        new Parameter<>(
            "expand",
            true,
            () -> Expand.NARROWER,
            (name, context, value) -> Expand.parse(String.valueOf(value)),
            m -> spec(m).expand(),
            (builder, name, value) -> builder.field(name, value.label()),
            Expand::label);
    private final Parameter<Integer> maxExpansions =
        Parameter.intParam("max_expansions", true, m -> spec(m).maxTerms(), Integer.MAX_VALUE)
            .addValidator(value -> checkPositive("max_expansions", value));
    private final Parameter<Integer> maxDepth =
        Parameter.intParam(
                "max_depth", true, m -> spec(m).maxDepth(), ExpansionSpec.UNLIMITED_DEPTH)
            .addValidator(value -> checkPositive("max_depth", value));
    private final Parameter<Map<String, String>> meta = Parameter.metaParam();

    Builder(String name, ConceptSets sets) {
      super(name);
      this.sets = sets;
    }

    private static ExpansionSpec spec(FieldMapper mapper) {
      return ((ConceptFieldMapper) mapper).fieldType().spec();
    }

    private static void checkName(@Nullable String name) {
      if (name != null) {
        KnowledgeBaseChoice.checkName(name);
      }
    }

    private static void checkPositive(String parameter, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(
            "["
                + parameter
                + "] is ["
                + value
                + "]: expected a positive number; use [expand] [none] for no expansion");
      }
    }

    @Override
    protected Parameter<?>[] getParameters() {
      return new Parameter<?>[] {kb, expand, maxExpansions, maxDepth, meta};
    }

    @Override
    public String contentType() {
      return TYPE;
    }

    @Override
    public ConceptFieldMapper build(MapperBuilderContext context) {
      ExpansionSpec spec =
          new ExpansionSpec(
              kb.getValue(), expand.getValue(), maxDepth.getValue(), maxExpansions.getValue());
      ConceptFieldType type =
          new ConceptFieldType(context.buildFullName(leafName()), spec, sets, meta.getValue());
      return new ConceptFieldMapper(leafName(), type, builderParams(this, context), sets);
    }
  }

  private final ConceptSets sets;

  private ConceptFieldMapper(
      String leafName, ConceptFieldType type, BuilderParams params, ConceptSets sets) {
    super(leafName, type, params);
    this.sets = sets;
  }

  @Override
  public ConceptFieldType fieldType() {
    return (ConceptFieldType) super.fieldType();
  }

  @Override
  protected void parseCreateField(DocumentParserContext context) throws IOException {
    String id = context.parser().textOrNull();
    if (id == null) {
      return;
    }
    PlainText.line(fullPath(), id, Integer.MAX_VALUE);
    BytesRef bytes = new BytesRef(id);
    if (bytes.length > IndexWriter.MAX_TERM_LENGTH) {
      throw new IllegalArgumentException(
          "field ["
              + fullPath()
              + "] has a value of ["
              + bytes.length
              + "] bytes: expected a concept id of at most ["
              + IndexWriter.MAX_TERM_LENGTH
              + "]; shorten it");
    }
    context.doc().add(new Field(fullPath(), bytes, LUCENE_TYPE));
  }

  @Override
  protected SyntheticSourceSupport syntheticSourceSupport() {
    return new SyntheticSourceSupport.Native(
        () ->
            new CompositeSyntheticFieldLoader(
                leafName(),
                fullPath(),
                new SortedSetDocValuesSyntheticFieldLoaderLayer(fullPath()) {
                  @Override
                  protected BytesRef convert(BytesRef value) {
                    return value;
                  }

                  @Override
                  protected BytesRef preserve(BytesRef value) {
                    return BytesRef.deepCopyOf(value);
                  }
                }));
  }

  @Override
  public FieldMapper.Builder getMergeBuilder() {
    return new Builder(leafName(), sets).init(this);
  }

  @Override
  protected String contentType() {
    return TYPE;
  }
}

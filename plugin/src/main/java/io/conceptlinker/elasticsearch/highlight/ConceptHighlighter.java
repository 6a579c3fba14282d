package io.conceptlinker.elasticsearch.highlight;

import io.conceptlinker.elasticsearch.highlight.MarkedText.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.common.xcontent.support.XContentMapValues;
import org.elasticsearch.index.mapper.MappedFieldType;
import org.elasticsearch.search.fetch.subphase.highlight.FieldHighlightContext;
import org.elasticsearch.search.fetch.subphase.highlight.HighlightField;
import org.elasticsearch.search.fetch.subphase.highlight.Highlighter;
import org.elasticsearch.search.fetch.subphase.highlight.SearchHighlightContext.FieldOptions;
import org.elasticsearch.xcontent.Text;
import org.jspecify.annotations.Nullable;

/**
 * Marks the mentions whose concepts a query asks for in {@code concepts.id}, or in {@code
 * concepts.negated_id} for those that the text denies; expansion is in the query already. A mention
 * whose text is not at its offsets any more is left out. Thread-safe.
 */
public final class ConceptHighlighter implements Highlighter {
  /** The type in requests. */
  public static final String TYPE = "concept";

  /** The option that names the object with the concepts, as the pipeline's {@code target_field}. */
  private static final String OBJECT = "concepts";

  private static final Set<String> DENIED = Set.of("negated");
  private static final Set<String> ACCEPTED = Set.of("present", "uncertain", "historical");

  @Override
  public boolean canHighlight(MappedFieldType fieldType) {
    return true;
  }

  @Override
  public @Nullable HighlightField highlight(FieldHighlightContext request) {
    FieldOptions options = request.field.fieldOptions();
    Map<String, Object> source = request.hitContext.source().source();
    String object = object(options);
    String idField = object + ".id";
    String negatedField = object + ".negated_id";
    AskedConcepts asked =
        (AskedConcepts)
            request.cache.computeIfAbsent(
                TYPE + "/" + request.fieldName,
                key -> AskedConcepts.of(request.query, Set.of(idField, negatedField)));
    Marks marks =
        new Marks(options.preTags()[0], options.postTags()[0], "html".equals(options.encoder()));
    List<Text> fragments = new ArrayList<>();
    List<String> texts = texts(XContentMapValues.extractValue(request.fieldName, source));
    for (int i = 0; i < texts.size(); i++) {
      List<MarkedSpan> spans = new ArrayList<>();
      String inList = request.fieldName + "." + i;
      for (Mention mention : mentions(source, object)) {
        boolean here =
            mention.field().equals(inList)
                || (texts.size() == 1 && mention.field().equals(request.fieldName));
        boolean wanted =
            (ACCEPTED.contains(mention.assertion()) && asked.contains(idField, mention.span().id()))
                || (DENIED.contains(mention.assertion())
                    && asked.contains(negatedField, mention.span().id()));
        if (here && wanted && mention.isIn(texts.get(i))) {
          spans.add(mention.span());
        }
      }
      if (!spans.isEmpty()) {
        MarkedText marked = new MarkedText(texts.get(i), spans, marks);
        if (options.numberOfFragments() == 0) {
          fragments.add(new Text(marked.whole()));
        } else {
          marked.fragments(options.fragmentCharSize()).forEach(f -> fragments.add(new Text(f)));
        }
      }
    }
    int most = options.numberOfFragments() == 0 ? fragments.size() : options.numberOfFragments();
    return fragments.isEmpty()
        ? null
        : new HighlightField(
            request.fieldName,
            fragments.subList(0, Math.min(most, fragments.size())).toArray(new Text[0]));
  }

  private static String object(FieldOptions options) {
    Map<String, Object> given = options.options();
    Object object = given == null ? null : given.get(OBJECT);
    return object == null ? OBJECT : object.toString();
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof List<?> values) {
      // A place in the list is part of a mention's field, so none is left out.
      return values.stream().map(text -> text instanceof String string ? string : "").toList();
    }
    return value instanceof String text ? List.of(text) : List.of();
  }

  /** A mention as documents have it. */
  private record Mention(String field, MarkedSpan span, String text, String assertion) {
    boolean isIn(String value) {
      return span.start() >= 0
          && span.end() > span.start()
          && span.end() <= value.length()
          && value.substring(span.start(), span.end()).equals(text);
    }
  }

  private static List<Mention> mentions(Map<String, Object> source, String object) {
    List<Mention> mentions = new ArrayList<>();
    if (XContentMapValues.extractValue(object + ".mentions", source) instanceof List<?> list) {
      for (Object entry : list) {
        if (entry instanceof Map<?, ?> fields
            && fields.get("start") instanceof Number start
            && fields.get("end") instanceof Number end) {
          MarkedSpan span =
              new MarkedSpan(
                  start.intValue(), end.intValue(), text(fields, "id"), text(fields, "name"));
          mentions.add(
              new Mention(
                  text(fields, "field"), span, text(fields, "text"), text(fields, "assertion")));
        }
      }
    }
    return mentions;
  }

  private static String text(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }
}

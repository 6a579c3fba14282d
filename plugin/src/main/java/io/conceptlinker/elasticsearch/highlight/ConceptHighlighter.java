package io.conceptlinker.elasticsearch.highlight;

import io.conceptlinker.elasticsearch.highlight.MarkedText.Marks;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** More mentions of one text are not marked: nobody reads them. */
  private static final int MAX_MARKS = 10_000;

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
    if (options.preTags().length == 0 || options.postTags().length == 0) {
      throw new IllegalArgumentException(
          "[pre_tags] or [post_tags] is empty: expected a tag; leave both out for <em>");
    }
    Marks marks =
        new Marks(options.preTags()[0], options.postTags()[0], "html".equals(options.encoder()));
    boolean whole = options.numberOfFragments() == 0;
    int most = whole ? Integer.MAX_VALUE : options.numberOfFragments();
    List<Text> fragments = new ArrayList<>();
    List<String> texts = texts(XContentMapValues.extractValue(request.fieldName, source));
    Map<String, List<Mention>> wanted = new HashMap<>();
    for (Mention mention : mentions(source, object)) {
      if (isWanted(mention, asked, idField, negatedField)) {
        wanted.computeIfAbsent(mention.field(), field -> new ArrayList<>()).add(mention);
      }
    }
    for (int i = 0; i < texts.size() && fragments.size() < most; i++) {
      List<MarkedSpan> spans = spans(texts.get(i), wanted.get(request.fieldName + "." + i));
      if (texts.size() == 1) {
        spans.addAll(spans(texts.get(i), wanted.get(request.fieldName)));
      }
      if (!spans.isEmpty()) {
        MarkedText marked = new MarkedText(texts.get(i), spans, marks);
        if (whole) {
          fragments.add(new Text(marked.whole()));
        } else {
          marked
              .fragments(options.fragmentCharSize(), most - fragments.size())
              .forEach(fragment -> fragments.add(new Text(fragment)));
        }
      }
    }
    return fragments.isEmpty()
        ? null
        : new HighlightField(request.fieldName, fragments.toArray(new Text[0]));
  }

  private static boolean isWanted(
      Mention mention, AskedConcepts asked, String idField, String negatedField) {
    return (ACCEPTED.contains(mention.assertion()) && asked.contains(idField, mention.span().id()))
        || (DENIED.contains(mention.assertion())
            && asked.contains(negatedField, mention.span().id()));
  }

  private static List<MarkedSpan> spans(String text, @Nullable List<Mention> mentions) {
    List<MarkedSpan> spans = new ArrayList<>();
    if (mentions != null) {
      for (Mention mention : mentions) {
        if (spans.size() < MAX_MARKS && mention.isIn(text)) {
          spans.add(mention.span());
        }
      }
    }
    return spans;
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

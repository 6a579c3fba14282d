package io.conceptlinker.elasticsearch.concept;

import io.conceptlinker.elasticsearch.expression.ExpressionParser;
import io.conceptlinker.elasticsearch.expression.Hierarchy;
import io.conceptlinker.elasticsearch.plain.Quoted;
import io.conceptlinker.kb.KnowledgeBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import org.elasticsearch.ResourceNotFoundException;

/** The fields of answers, from an open knowledge base. Confined to one thread. */
final class ConceptFields {
  private final KnowledgeBase kb;
  private final ConceptRequest request;

  ConceptFields(KnowledgeBase kb, ConceptRequest request) {
    this.kb = kb;
    this.request = request;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kb", request.kb());
    fields.put("kb_version", kb.version());
    switch (request.view()) {
      case FACTS -> facts(concept(request.concept()), fields);
      case EXPANSION -> expansion(fields);
      case GRAPH -> graph(concept(request.concept()), fields);
    }
    return fields;
  }

  private int concept(String id) {
    int concept = kb.concept(id);
    if (concept < 0) {
      throw new ResourceNotFoundException(
          "concept [{}] is not in knowledge base [{}]: GET _concept/{}/_suggest?q= finds ids by name",
          Quoted.of(id),
          request.kb(),
          request.kb());
    }
    return concept;
  }

  private void facts(int concept, Map<String, Object> fields) {
    fields.putAll(brief(concept));
    if (!kb.id(concept).equals(request.concept())) {
      fields.put("asked_id", request.concept());
      fields.put("retired", kb.isRetired(request.concept()));
    }
    Map<String, List<Object>> names = new LinkedHashMap<>();
    for (int name = kb.firstName(concept); name < kb.endName(concept); name++) {
      names
          .computeIfAbsent(kb.nameLanguage(name), language -> new ArrayList<>())
          .add(name(kb, name));
    }
    fields.put("names", names);
    fields.put("definitions", kb.definitions(concept));
    fields.put("semantic_types", kb.semanticTypes(concept));
    fields.put("sources", kb.sources(concept));
    fields.put("alternative_ids", kb.alternativeIds(concept));
    fields.put("codes", kb.xrefs(concept));
    fields.put("parents", brief(kb.parents(concept)));
    int[] children = kb.children(concept);
    fields.put("child_count", children.length);
    fields.put("children", brief(children));
  }

  /** A name as a JSON object. */
  static Map<String, Object> name(KnowledgeBase kb, int name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", kb.nameText(name));
    fields.put("kind", kb.nameKind(name).name().toLowerCase(Locale.ROOT));
    if (!kb.nameSource(name).isEmpty()) {
      fields.put("source", kb.nameSource(name));
    }
    if (kb.nameCount(name) > 0) {
      fields.put("count", kb.nameCount(name));
    }
    return fields;
  }

  private Map<String, Object> brief(int concept) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", kb.id(concept));
    fields.put("name", kb.preferredName(concept));
    kb.semanticGroup(concept).ifPresent(group -> fields.put("semantic_group", group));
    return fields;
  }

  private List<Object> brief(int[] concepts) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < Math.min(concepts.length, request.limit()); i++) {
      list.add(brief(concepts[i]));
    }
    return list;
  }

  private void expansion(Map<String, Object> fields) {
    int root = kb.concept(request.concept());
    List<Object> concepts = new ArrayList<>();
    if (root >= 0) {
      int[] below = kb.narrower(root, request.maxDepth(), Integer.MAX_VALUE);
      concepts.add(at(root, 0));
      for (int i = 0; i < below.length && concepts.size() < request.limit(); i++) {
        concepts.add(at(below[i], kb.ancestorDistance(below[i], root)));
      }
      fields.put("total", 1 + below.length);
    } else {
      SequencedCollection<String> ids = members();
      for (String id : ids) {
        if (concepts.size() == request.limit()) {
          break;
        }
        int concept = kb.concept(id);
        concepts.add(concept < 0 ? Map.of("id", id) : brief(concept));
      }
      fields.put("total", ids.size());
    }
    fields.put("concepts", concepts);
  }

  private Map<String, Object> at(int concept, int distance) {
    Map<String, Object> fields = brief(concept);
    fields.put("distance", distance);
    return fields;
  }

  /** An unknown id on its own is an error; in an expression it stands for itself. */
  private SequencedCollection<String> members() {
    String expression = request.concept();
    if (expression.chars().noneMatch(c -> c == '<' || c == '>' || Character.isWhitespace(c))) {
      concept(expression);
    }
    return ExpressionParser.parse(expression)
        .evaluate(
            new Hierarchy() {
              @Override
              public List<String> descendants(String id, int maxDepth, int limit) {
                int concept = kb.concept(id);
                return concept < 0 ? List.of() : ids(kb.narrower(concept, maxDepth, limit));
              }

              @Override
              public List<String> ancestors(String id, int maxDepth) {
                int concept = kb.concept(id);
                if (concept < 0) {
                  return List.of();
                }
                return ids(maxDepth == 1 ? kb.parents(concept) : kb.ancestors(concept));
              }
            });
  }

  private List<String> ids(int[] concepts) {
    List<String> ids = new ArrayList<>(concepts.length);
    for (int concept : concepts) {
      ids.add(kb.id(concept));
    }
    return ids;
  }

  /** Breadth first, so that a limit cuts off what is farthest. */
  private void graph(int focus, Map<String, Object> fields) {
    SequencedMap<Integer, Integer> levels = new LinkedHashMap<>();
    levels.put(focus, 0);
    boolean wholeAbove = walk(levels, -1);
    boolean whole = walk(levels, 1) && wholeAbove;
    List<Object> nodes = new ArrayList<>();
    List<Object> edges = new ArrayList<>();
    levels.forEach(
        (concept, level) -> {
          Map<String, Object> node = brief(concept);
          node.put("level", level);
          node.put("child_count", kb.children(concept).length);
          nodes.add(node);
          for (int parent : kb.parents(concept)) {
            if (levels.containsKey(parent)) {
              edges.add(Map.of("child", kb.id(concept), "parent", kb.id(parent)));
            }
          }
        });
    fields.put("id", kb.id(focus));
    fields.put("complete", whole);
    fields.put("nodes", nodes);
    fields.put("edges", edges);
  }

  /** Walks up (-1) or down (1); answers whether the limit left nothing out. */
  private boolean walk(Map<Integer, Integer> levels, int direction) {
    Deque<Integer> queue = new ArrayDeque<>(List.of(levels.keySet().iterator().next()));
    while (!queue.isEmpty()) {
      int concept = queue.remove();
      int level = levels.getOrDefault(concept, 0) + direction;
      if (Math.abs(level) > request.maxDepth()) {
        continue;
      }
      for (int next : direction < 0 ? kb.parents(concept) : kb.children(concept)) {
        if (!levels.containsKey(next)) {
          if (levels.size() == request.limit()) {
            return false;
          }
          levels.put(next, level);
          queue.add(next);
        }
      }
    }
    return true;
  }
}

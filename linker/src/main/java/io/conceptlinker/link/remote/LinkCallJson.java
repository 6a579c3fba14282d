package io.conceptlinker.link.remote;

import com.google.gson.stream.JsonWriter;
import io.conceptlinker.link.LinkOptions;
import io.conceptlinker.link.LinkRequest;
import io.conceptlinker.link.OverlapPolicy;
import io.conceptlinker.link.Passage;
import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A {@link LinkCall} as JSON, version 1; docs/server.md has the fields. Stateless. */
public final class LinkCallJson {
  private LinkCallJson() {}

  /** Writes UTF-8. */
  public static byte[] write(LinkCall call) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      json.beginObject();
      if (call.expected().isPresent()) {
        json.name("kb").beginObject();
        json.name("name").value(call.expected().get().name());
        json.name("version").value(call.expected().get().version());
        json.endObject();
      }
      json.name("documents").beginArray();
      for (LinkRequest document : call.documents()) {
        write(json, document);
      }
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonWriter json, LinkRequest document) throws IOException {
    json.beginObject();
    json.name("passages").beginArray();
    for (Passage passage : document.passages()) {
      json.beginObject();
      json.name("field").value(passage.field());
      json.name("text").value(passage.text());
      json.endObject();
    }
    json.endArray();
    json.name("language").value(document.language());
    LinkOptions options = document.options();
    json.name("min_score").value(options.minScore());
    json.name("semantic_groups").beginArray();
    for (String group : options.semanticGroups()) {
      json.value(group);
    }
    json.endArray();
    json.name("overlap").value(options.overlap().label());
    json.name("candidates").value(options.maxCandidates());
    json.endObject();
  }

  /**
   * Reads what a client sent.
   *
   * @throws JsonFormatException if it is not such a call; says where, and nothing of any text
   */
  public static LinkCall parse(byte[] utf8) throws JsonFormatException {
    JsonValue root = JsonValue.parse("request", utf8);
    onlyFields(root, Set.of("kb", "documents"));
    Optional<KnowledgeBaseId> expected = Optional.empty();
    JsonValue kb = root.find("kb");
    if (!kb.isNull()) {
      onlyFields(kb, Set.of("name", "version"));
      JsonValue version = kb.find("version");
      expected =
          Optional.of(
              new KnowledgeBaseId(kb.get("name").text(), version.isNull() ? "" : version.text()));
    }
    List<LinkRequest> documents = new ArrayList<>();
    for (JsonValue document : root.get("documents").items()) {
      documents.add(document(document));
    }
    return new LinkCall(expected, documents);
  }

  private static LinkRequest document(JsonValue document) throws JsonFormatException {
    onlyFields(
        document,
        Set.of("passages", "language", "min_score", "semantic_groups", "overlap", "candidates"));
    List<Passage> passages = new ArrayList<>();
    for (JsonValue passage : document.get("passages").items()) {
      onlyFields(passage, Set.of("field", "text"));
      JsonValue field = passage.find("field");
      passages.add(new Passage(field.isNull() ? "text" : field.text(), passage.get("text").text()));
    }
    JsonValue language = document.find("language");
    return new LinkRequest(passages, options(document), language.isNull() ? "" : language.text());
  }

  private static LinkOptions options(JsonValue document) throws JsonFormatException {
    LinkOptions defaults = LinkOptions.DEFAULT;
    JsonValue minScore = document.find("min_score");
    JsonValue candidates = document.find("candidates");
    Set<String> groups = new LinkedHashSet<>();
    JsonValue semanticGroups = document.find("semantic_groups");
    if (!semanticGroups.isNull()) {
      for (JsonValue group : semanticGroups.items()) {
        groups.add(group.text());
      }
    }
    try {
      return new LinkOptions(
          minScore.isNull() ? defaults.minScore() : minScore.number(),
          groups,
          overlap(document.find("overlap")),
          candidates.isNull() ? defaults.maxCandidates() : candidates.integer());
    } catch (IllegalArgumentException e) {
      // Its message has numbers only.
      throw document.problem(String.valueOf(e.getMessage()));
    }
  }

  private static OverlapPolicy overlap(JsonValue value) throws JsonFormatException {
    if (value.isNull()) {
      return LinkOptions.DEFAULT.overlap();
    }
    String label = value.text();
    for (OverlapPolicy policy : OverlapPolicy.values()) {
      if (policy.label().equals(label.toLowerCase(Locale.ROOT))) {
        return policy;
      }
    }
    throw value.problem("expected all, no_sub or longest");
  }

  private static void onlyFields(JsonValue object, Set<String> known) throws JsonFormatException {
    for (String name : object.fields().keySet()) {
      if (!known.contains(name)) {
        throw object.problem(
            "expected no fields but "
                + known.stream().sorted().toList()
                + ", found another; leave it out");
      }
    }
  }
}

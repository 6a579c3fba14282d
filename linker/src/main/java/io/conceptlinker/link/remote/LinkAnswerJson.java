package io.conceptlinker.link.remote;

import com.google.gson.stream.JsonWriter;
import io.conceptlinker.link.Assertion;
import io.conceptlinker.link.Candidate;
import io.conceptlinker.link.LinkPath;
import io.conceptlinker.link.LinkResult;
import io.conceptlinker.link.Mention;
import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A {@link LinkAnswer} as JSON, version 1; docs/server.md has the fields. Scores keep all their
 * digits. Stateless.
 */
public final class LinkAnswerJson {
  private LinkAnswerJson() {}

  /** Writes UTF-8. */
  public static byte[] write(LinkAnswer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = new JsonWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      json.beginObject();
      json.name("kb").beginObject();
      json.name("name").value(answer.identity().kb().name());
      json.name("version").value(answer.identity().kb().version());
      json.endObject();
      json.name("model").value(answer.identity().model());
      json.name("documents").beginArray();
      for (LinkResult result : answer.results()) {
        json.beginObject().name("mentions").beginArray();
        for (Mention mention : result.mentions()) {
          write(json, mention);
        }
        json.endArray().endObject();
      }
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonWriter json, Mention mention) throws IOException {
    json.beginObject();
    json.name("passage").value(mention.passage());
    json.name("start").value(mention.start());
    json.name("end").value(mention.end());
    json.name("id").value(mention.conceptId());
    json.name("name").value(mention.name());
    json.name("score").value(mention.score());
    json.name("assertion").value(mention.assertion().label());
    json.name("path").value(mention.path().label());
    json.name("candidates").beginArray();
    for (Candidate candidate : mention.candidates()) {
      json.beginObject();
      json.name("id").value(candidate.conceptId());
      json.name("name").value(candidate.name());
      json.name("score").value(candidate.score());
      json.endObject();
    }
    json.endArray().endObject();
  }

  /**
   * Reads what a server answered. Fields that a later version may add are passed over.
   *
   * @throws JsonFormatException if it is not such an answer
   */
  public static LinkAnswer parse(byte[] utf8) throws JsonFormatException {
    JsonValue root = JsonValue.parse("answer", utf8);
    JsonValue kb = root.get("kb");
    LinkerIdentity identity =
        new LinkerIdentity(
            new KnowledgeBaseId(kb.get("name").text(), kb.get("version").text()),
            root.get("model").text());
    List<LinkResult> results = new ArrayList<>();
    for (JsonValue document : root.get("documents").items()) {
      List<Mention> mentions = new ArrayList<>();
      for (JsonValue mention : document.get("mentions").items()) {
        mentions.add(mention(mention));
      }
      results.add(new LinkResult(mentions));
    }
    return new LinkAnswer(identity, results);
  }

  private static Mention mention(JsonValue mention) throws JsonFormatException {
    List<Candidate> candidates = new ArrayList<>();
    for (JsonValue candidate : mention.get("candidates").items()) {
      candidates.add(
          new Candidate(
              candidate.get("id").text(),
              candidate.get("name").text(),
              candidate.get("score").number()));
    }
    try {
      return new Mention(
          mention.get("passage").integer(),
          mention.get("start").integer(),
          mention.get("end").integer(),
          mention.get("id").text(),
          mention.get("name").text(),
          mention.get("score").number(),
          Assertion.valueOf(mention.get("assertion").text().toUpperCase(Locale.ROOT)),
          LinkPath.valueOf(mention.get("path").text().toUpperCase(Locale.ROOT)),
          candidates);
    } catch (IllegalArgumentException e) {
      throw mention.problem(
          "expected a mention of this version; use a client as new as the server");
    }
  }
}

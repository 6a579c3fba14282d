package io.conceptlinker.link.rank;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.conceptlinker.link.json.JsonFormatException;
import io.conceptlinker.link.json.JsonValue;
import io.conceptlinker.link.rank.PrecisionThresholds.Threshold;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link RankingModel} as a JSON file: the labels of its inputs, which have to be those of this
 * version, {@code enough} and {@code possible} (0 where there is none), the measured {@code
 * thresholds} if there are any, and for each of its two networks {@code hidden}, {@code out},
 * {@code linear}, {@code temperature} and {@code temperatures} by semantic group, each of them the
 * slopes by {@link Unanswered}. Stateless.
 */
public final class RankingFile {
  /** Its name in a model directory. */
  public static final String NAME = "ranker.json";

  private static final List<String> FEATURES =
      Arrays.stream(Feature.values()).map(Feature::label).toList();
  private static final List<String> UNANSWERED =
      Arrays.stream(Unanswered.values()).map(Unanswered::label).toList();

  private static final String TRAIN =
      "; train the ranker with this version: concept-linker train rank";

  private RankingFile() {}

  /**
   * Reads a file.
   *
   * @throws JsonFormatException if it is not as this version writes it
   */
  public static RankingModel read(Path file) throws IOException {
    JsonValue root = JsonValue.read(file);
    checkLabels(root.get("features"), FEATURES);
    checkLabels(root.get("unanswered"), UNANSWERED);
    JsonValue enough = root.get("enough");
    JsonValue possible = root.find("possible");
    try {
      return new RankingModel(
          ranker(root.get("first")),
          ranker(root.get("second")),
          enough.number(),
          possible.isNull() ? 0 : possible.number(),
          thresholds(root.find("thresholds")));
    } catch (IllegalArgumentException e) {
      throw root.problem(String.valueOf(e.getMessage()));
    }
  }

  /** Writes a file; what is there is replaced. */
  public static void write(Path file, RankingModel model) throws IOException {
    JsonObject root = new JsonObject();
    root.add("features", texts(FEATURES));
    root.add("unanswered", texts(UNANSWERED));
    root.addProperty("enough", model.enough());
    root.addProperty("possible", model.possible());
    root.add("thresholds", json(model.thresholds()));
    root.add("first", json(model.first()));
    root.add("second", json(model.second()));
    Gson gson = new GsonBuilder().setPrettyPrinting().create();
    // Numbers of one array on one line: a line for each of two thousand weights is no help.
    String text = gson.toJson(root).replaceAll(",\\n\\s+(?=-?\\d)", ", ");
    Files.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void checkLabels(JsonValue labels, List<String> expected)
      throws JsonFormatException {
    List<JsonValue> items = labels.items();
    for (int i = 0; i < Math.max(items.size(), expected.size()); i++) {
      String found = i < items.size() ? items.get(i).text() : "nothing";
      String wanted = i < expected.size() ? expected.get(i) : "nothing";
      if (!found.equals(wanted)) {
        throw labels.problem(
            "input " + i + ": expected [" + wanted + "], found [" + found + "]" + TRAIN);
      }
    }
  }

  private static PrecisionThresholds thresholds(JsonValue value) throws JsonFormatException {
    List<Threshold> thresholds = new ArrayList<>();
    for (JsonValue item : value.isNull() ? List.<JsonValue>of() : value.items()) {
      thresholds.add(
          new Threshold(
              item.get("precision").number(),
              item.get("min_score").number(),
              item.get("coverage").number()));
    }
    return new PrecisionThresholds(thresholds);
  }

  private static Ranker ranker(JsonValue value) throws JsonFormatException {
    JsonValue old = value.find("temperature_slopes");
    if (!old.isNull()) {
      throw old.problem(
          "expected slopes in [temperature] and [temperatures], found them here" + TRAIN);
    }
    Map<String, Temperature> byGroup = new TreeMap<>();
    for (Map.Entry<String, JsonValue> group : value.get("temperatures").fields().entrySet()) {
      byGroup.put(group.getKey(), temperature(group.getValue()));
    }
    return new Ranker(
        new RankingNetwork(
            floats(value.get("hidden")), floats(value.get("out")), floats(value.get("linear"))),
        new Calibration(temperature(value.get("temperature")), byGroup));
  }

  private static Temperature temperature(JsonValue value) throws JsonFormatException {
    List<JsonValue> items = value.items();
    if (items.size() != UNANSWERED.size()) {
      throw value.problem("expected " + UNANSWERED.size() + " numbers, found " + items.size());
    }
    Map<Unanswered, Double> slopes = new EnumMap<>(Unanswered.class);
    for (Unanswered input : Unanswered.values()) {
      slopes.put(input, items.get(input.index()).number());
    }
    return new Temperature(slopes);
  }

  private static float[] floats(JsonValue value) throws JsonFormatException {
    List<JsonValue> items = value.items();
    float[] floats = new float[items.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) items.get(i).number();
    }
    return floats;
  }

  private static JsonObject json(Ranker ranker) {
    JsonObject object = new JsonObject();
    object.add("temperature", json(ranker.calibration().temperature()));
    JsonObject byGroup = new JsonObject();
    new TreeMap<>(ranker.calibration().byGroup())
        .forEach((group, temperature) -> byGroup.add(group, json(temperature)));
    object.add("temperatures", byGroup);
    object.add("hidden", numbers(ranker.network().hidden()));
    object.add("out", numbers(ranker.network().out()));
    object.add("linear", numbers(ranker.network().linear()));
    return object;
  }

  private static JsonArray json(Temperature temperature) {
    JsonArray slopes = new JsonArray();
    for (Unanswered input : Unanswered.values()) {
      slopes.add(temperature.slopes().getOrDefault(input, 0.0));
    }
    return slopes;
  }

  private static JsonArray json(PrecisionThresholds thresholds) {
    JsonArray array = new JsonArray();
    for (Threshold threshold : thresholds.thresholds()) {
      JsonObject object = new JsonObject();
      object.addProperty("precision", threshold.precision());
      object.addProperty("min_score", threshold.minScore());
      object.addProperty("coverage", threshold.coverage());
      array.add(object);
    }
    return array;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  private static JsonArray numbers(float[] values) {
    JsonArray array = new JsonArray();
    for (float value : values) {
      array.add(value);
    }
    return array;
  }
}

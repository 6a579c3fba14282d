package io.conceptlinker.cli.train;

import io.conceptlinker.cli.terminal.DataException;
import io.conceptlinker.link.lm.prompt.Markup;
import io.conceptlinker.link.lm.prompt.PromptLimits;
import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.EncoderDecoderShape;
import io.conceptlinker.link.lm.weights.ModelShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;
import io.conceptlinker.train.ModelExport;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The shape of a model but for what its tokenizer says. */
@FunctionalInterface
interface ModelSize {
  /** The families by their names in a training file. */
  enum Family {
    /** A decoder. */
    LLAMA,
    /** An encoder-decoder with norms behind its parts. */
    BART,
    /** An encoder-decoder with norms before its parts. */
    MBART,
    /** An encoder that reads a passage for all of its mentions, and a shallow decoder. */
    SHARED_ENCODER
  }

  /** The keys of a decoder. */
  Set<String> OF_DECODERS =
      Set.of(
          "family",
          "width",
          "layers",
          "heads",
          "key_heads",
          "head_width",
          "feed_forward",
          "rotary_base",
          "epsilon",
          "tied");

  /** The keys of a shared-encoder model. */
  Set<String> OF_SHARED =
      Set.of(
          "family",
          "width",
          "encoder_layers",
          "decoder_layers",
          "heads",
          "key_heads",
          "head_width",
          "feed_forward",
          "rotary_base",
          "epsilon");

  /** The keys of an encoder-decoder. */
  Set<String> OF_BOTH =
      Set.of(
          "family",
          "width",
          "encoder_layers",
          "decoder_layers",
          "heads",
          "feed_forward",
          "positions",
          "activation",
          "scaled");

  /**
   * The shape for a tokenizer.
   *
   * @param tokens how many it has
   * @param ids of its markup
   */
  ModelShape shape(int tokens, ToIntFunction<Markup> ids);

  /**
   * Reads the part of a training file.
   *
   * @param keys of the file
   * @param prompt what a model has to have positions for
   */
  static ModelSize read(SpecKeys keys, PromptLimits prompt) throws DataException {
    Set<String> any = new HashSet<>(OF_DECODERS);
    any.addAll(OF_BOTH);
    any.addAll(OF_SHARED);
    Family family = keys.part("model", any).choice("family", Family.LLAMA, Family.values());
    SpecKeys size =
        keys.part(
            "model",
            switch (family) {
              case LLAMA -> OF_DECODERS;
              case BART, MBART -> OF_BOTH;
              case SHARED_ENCODER -> OF_SHARED;
            });
    if (prompt.isOfPassages() != (family == Family.SHARED_ENCODER)) {
      throw size.node()
          .wrong(
              "the family shared-encoder with a prompt of a passage, and no other",
              prompt.passage() + " tokens of one");
    }
    ModelSize read =
        switch (family) {
          case LLAMA -> decoder(size);
          case SHARED_ENCODER -> shared(size);
          case BART -> both(size, EncoderDecoderShape.Family.BART, prompt);
          case MBART -> both(size, EncoderDecoderShape.Family.MBART, prompt);
        };
    try {
      read.shape(Markup.tokens().size(), markup -> Markup.tokens().indexOf(markup.token()));
    } catch (IllegalArgumentException e) {
      throw size.node().wrong("a shape that fits together", "another: " + e.getMessage());
    }
    return read;
  }

  private static ModelSize decoder(SpecKeys size) throws DataException {
    boolean tied = size.flag("tied", true);
    Layers layers = layers(size, layers(size, "layers"));
    return (tokens, ids) -> layers.shape(tokens, tied);
  }

  private static ModelSize shared(SpecKeys size) throws DataException {
    int encoderLayers = layers(size, "encoder_layers");
    Layers layers = layers(size, layers(size, "decoder_layers"));
    return (tokens, ids) ->
        new SharedEncoderShape(
            layers.shape(tokens, true),
            encoderLayers,
            new SharedEncoderShape.MentionIds(
                ids.applyAsInt(Markup.MENTION),
                ids.applyAsInt(Markup.MENTION_END),
                ids.applyAsInt(Markup.MEANS)));
  }

  /** Layers of the Llama family but for what their tokenizer says. */
  @FunctionalInterface
  interface Layers {
    DecoderShape shape(int tokens, boolean tied);
  }

  private static Layers layers(SpecKeys size, int layers) throws DataException {
    int width = width(size);
    int heads = heads(size);
    int keyHeads = (int) size.integer("key_heads", heads, 1, heads);
    int headWidth = (int) size.integer("head_width", width / heads, 2, width);
    int feedForward = feedForward(size);
    double base = size.number("rotary_base", 10_000, 1, 1e12);
    double epsilon = size.number("epsilon", 1e-5, 1e-12, 1e-2);
    return (tokens, tied) ->
        new DecoderShape(
            tokens, width, layers, heads, keyHeads, headWidth, feedForward, base, epsilon, tied);
  }

  private static ModelSize both(
      SpecKeys size, EncoderDecoderShape.Family family, PromptLimits prompt) throws DataException {
    int width = width(size);
    int heads = heads(size);
    int feedForward = feedForward(size);
    EncoderDecoderShape.Stack encoder =
        new EncoderDecoderShape.Stack(layers(size, "encoder_layers"), heads, feedForward);
    EncoderDecoderShape.Stack decoder =
        new EncoderDecoderShape.Stack(layers(size, "decoder_layers"), heads, feedForward);
    int needed = ModelExport.longest(prompt);
    int positions = (int) size.integer("positions", needed, needed, 1 << 16);
    EncoderDecoderShape.Activation activation =
        size.choice(
            "activation",
            EncoderDecoderShape.Activation.GELU,
            EncoderDecoderShape.Activation.values());
    boolean scaled = size.flag("scaled", family == EncoderDecoderShape.Family.MBART);
    return (tokens, ids) ->
        new EncoderDecoderShape(
            family,
            tokens,
            width,
            encoder,
            decoder,
            positions,
            activation,
            scaled,
            new EncoderDecoderShape.SpecialIds(
                ids.applyAsInt(Markup.PADDING),
                ids.applyAsInt(Markup.START),
                ids.applyAsInt(Markup.END),
                ids.applyAsInt(Markup.START),
                OptionalInt.empty()));
  }

  private static int width(SpecKeys size) throws DataException {
    return (int) size.integer("width", -1, 8, 1 << 16);
  }

  private static int heads(SpecKeys size) throws DataException {
    return (int) size.integer("heads", -1, 1, 1024);
  }

  private static int layers(SpecKeys size, String key) throws DataException {
    return (int) size.integer(key, -1, 1, 1024);
  }

  private static int feedForward(SpecKeys size) throws DataException {
    return (int) size.integer("feed_forward", -1, 1, 1 << 18);
  }
}

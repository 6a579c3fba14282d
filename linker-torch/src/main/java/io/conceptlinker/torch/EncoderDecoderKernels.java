package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.EncoderDecoderShape;

/**
 * The text of the TorchScript methods that compute an encoder-decoder of one shape, in training and
 * to answer questions.
 *
 * <p>Shapes: {@code ids} and {@code positions} [B, P] of prompts and [R, T] of answers,
 * right-padded; {@code w} the parameters in the order of {@link EncoderDecoderShape#weights};
 * {@code cache} [2 · decoder layers, B, heads, P, headWidth], the keys and then the values that
 * each layer of the decoder attends to in the prompts; {@code rows} [R], for each answer the row of
 * its prompt. Masks are true where there is a token: of prompts [B, 1, 1, P], of answers [R, 1, 1
 * or T, P]. Hidden states between layers are in 32 bits. Padding of answers stands to the right, so
 * causal attention never sees it.
 *
 * <p>{@code prefill} and {@code answer} are those of {@link InferenceKernels}, {@code hidden},
 * {@code choiceHidden} and {@code logits} are for {@link TrainingKernels}.
 */
final class EncoderDecoderKernels {

  private static final String METHODS =
      """
        def narrow(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return NARROWED
        def linear(self: __torch__.Kernels, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
          return torch.linear(x, (self).narrow(w, ), (self).narrow(b, ))
        def norm(self: __torch__.Kernels, x: Tensor, g: Tensor, b: Tensor) -> Tensor:
          return torch.layer_norm(x, [WIDTH], g, b, 1.0e-5, False)
        def before(self: __torch__.Kernels, x: Tensor, g: Tensor, b: Tensor) -> Tensor:
          return (self).narrow(BEFORE, )
        def behind(self: __torch__.Kernels, x: Tensor, g: Tensor, b: Tensor) -> Tensor:
          return BEHIND
        def added(self: __torch__.Kernels, x: Tensor, y: Tensor, train: bool) -> Tensor:
          return torch.add(x, torch.dropout(torch.to(y, 6), DROPOUT, train))
        def heads(self: __torch__.Kernels, h: Tensor, w: Tensor, b: Tensor, count: int) -> Tensor:
          x = (self).linear(h, w, b, )
          return torch.transpose(torch.view(x, [torch.size(x, 0), torch.size(x, 1), count, -1]), 1, 2)
        def flat(self: __torch__.Kernels, o: Tensor) -> Tensor:
          return torch.reshape(torch.transpose(o, 1, 2), [torch.size(o, 0), torch.size(o, 2), WIDTH])
        def embedded(self: __torch__.Kernels, ids: Tensor, positions: Tensor, table: Tensor, places: Tensor, g: Tensor, b: Tensor, train: bool) -> Tensor:
          e = torch.mul(torch.to(torch.embedding(table, ids), 6), SCALE)
          p = torch.to(torch.embedding(places, torch.add(positions, OFFSET)), 6)
          return torch.dropout((self).norm(torch.add(e, p), g, b, ), DROPOUT, train)
        def itself(self: __torch__.Kernels, x: Tensor, w: List[Tensor], at: int, count: int, mask: Optional[Tensor], train: bool) -> Tensor:
          h = (self).before(x, w[at + 8], w[at + 9], )
          q = (self).heads(h, w[at], w[at + 1], count, )
          k = (self).heads(h, w[at + 2], w[at + 3], count, )
          v = (self).heads(h, w[at + 4], w[at + 5], count, )
          o = torch.scaled_dot_product_attention(q, k, v, mask, 0., mask is None, scale=None, enable_gqa=False)
          y = (self).linear((self).flat(o, ), w[at + 6], w[at + 7], )
          return (self).behind((self).added(x, y, train, ), w[at + 8], w[at + 9], )
        def other(self: __torch__.Kernels, x: Tensor, k: Tensor, v: Tensor, mask: Tensor, w: List[Tensor], at: int, train: bool) -> Tensor:
          h = (self).before(x, w[at + 8], w[at + 9], )
          q = (self).heads(h, w[at], w[at + 1], DECODER_HEADS, )
          o = torch.scaled_dot_product_attention(q, k, v, mask, 0., False, scale=None, enable_gqa=False)
          y = (self).linear((self).flat(o, ), w[at + 6], w[at + 7], )
          return (self).behind((self).added(x, y, train, ), w[at + 8], w[at + 9], )
        def fed(self: __torch__.Kernels, x: Tensor, w: List[Tensor], at: int, train: bool) -> Tensor:
          h = (self).before(x, w[at + 4], w[at + 5], )
          g = ACTIVATED
          y = (self).linear(g, w[at + 2], w[at + 3], )
          return (self).behind((self).added(x, y, train, ), w[at + 4], w[at + 5], )
        def encoded(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, w: List[Tensor], train: bool) -> Tensor:
          x = (self).embedded(ids, positions, w[0], w[1], w[2], w[3], train, )
          for layer in range(ENCODER_LAYERS):
            at = 4 + 16 * layer
            x = (self).itself(x, w, at, ENCODER_HEADS, mask, train, )
            x = (self).fed(x, w, at + 10, train, )
          h = (self).narrow(ENCODED, )
          cache = annotate(List[Tensor], [])
          for layer in range(DECODER_LAYERS):
            at = DECODER + 13 + 26 * layer
            cache = torch.append(cache, (self).heads(h, w[at + 2], w[at + 3], DECODER_HEADS, ))
            cache = torch.append(cache, (self).heads(h, w[at + 4], w[at + 5], DECODER_HEADS, ))
          return torch.stack(cache, 0)
        def decoded(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, rows: Tensor, selected: Tensor, cache: Tensor, w: List[Tensor], train: bool) -> Tensor:
          x = (self).embedded(ids, positions, w[0], w[DECODER], w[DECODER + 1], w[DECODER + 2], train, )
          for layer in range(DECODER_LAYERS):
            at = DECODER + 3 + 26 * layer
            x = (self).itself(x, w, at, DECODER_HEADS, None, train, )
            k = torch.index_select(torch.select(cache, 0, 2 * layer), 0, rows)
            v = torch.index_select(torch.select(cache, 0, 2 * layer + 1), 0, rows)
            x = (self).other(x, k, v, mask, w, at + 10, train, )
            x = (self).fed(x, w, at + 20, train, )
          return torch.index_select(torch.reshape(x, [-1, WIDTH]), 0, selected)
        def logits(self: __torch__.Kernels, x: Tensor, w: List[Tensor]) -> Tensor:
          h = (self).narrow(DECODED, )
          return torch.add(torch.to(torch.linear(h, (self).narrow(w[0], ), None), 6), w[LAST])
        def prefill(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, w: List[Tensor]) -> Tensor:
          return (self).encoded(ids, positions, mask, w, False, )
        def answer(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, rows: Tensor, selected: Tensor, asked: Tensor, cache: Tensor, w: List[Tensor]) -> Tensor:
          seen = torch.slice(mask, 3, 0, torch.size(cache, 3))
          x = (self).decoded(ids, positions, seen, rows, selected, cache, w, False, )
          l = torch.log_softmax((self).logits(x, w, ), -1, None)
          return torch.index_select(torch.reshape(l, [-1]), 0, asked)
        def hidden(self: __torch__.Kernels, input: List[Tensor], w: List[Tensor], train: bool) -> Tensor:
          read, places, there, rows, ids, positions, selected, = input
          cache = (self).encoded(read, places, there, w, train, )
          mask = torch.index_select(there, 0, rows)
          return (self).decoded(ids, positions, mask, rows, selected, cache, w, train, )
        def choiceHidden(self: __torch__.Kernels, input: List[Tensor], w: List[Tensor], train: bool) -> Tensor:
          return (self).hidden(input, w, train, )
      """;

  /** Parameters before the first layer of the encoder, and of each. */
  private static final int ENCODER_FIRST = 4;

  private static final int ENCODER_LAYER = 16;
  private static final int FINAL_NORM = 2;

  private EncoderDecoderKernels() {}

  /**
   * All methods.
   *
   * @param dropout share of embeddings and of each part's contributions that a training step drops
   */
  static String text(EncoderDecoderShape shape, Precision precision, double dropout) {
    boolean first = shape.normsFirst();
    int encoderEnd = ENCODER_FIRST + ENCODER_LAYER * shape.encoder().layers();
    int decoder = encoderEnd + (first ? FINAL_NORM : 0);
    int last = shape.weights().size() - 1;
    String inner = "(self).linear(h, w[at], w[at + 1], )";
    return InferenceKernels.loading(precision)
        + METHODS
            .replace("NARROWED", InferenceKernels.narrow("x", precision))
            .replace("BEFORE", first ? "(self).norm(x, g, b, )" : "x")
            .replace("BEHIND", first ? "x" : "(self).norm(x, g, b, )")
            .replace("ENCODED", first ? norm(encoderEnd) : "x")
            .replace("DECODED", first ? norm(last - FINAL_NORM) : "x")
            .replace(
                "ACTIVATED",
                switch (shape.activation()) {
                  case GELU -> "torch.gelu(" + inner + ")";
                  case RELU -> "torch.relu(" + inner + ")";
                })
            .replace("SCALE", Double.toString(shape.scaled() ? Math.sqrt(shape.width()) : 1))
            .replace("OFFSET", Integer.toString(EncoderDecoderShape.POSITION_OFFSET))
            .replace("DROPOUT", Double.toString(dropout))
            .replace("ENCODER_LAYERS", Integer.toString(shape.encoder().layers()))
            .replace("ENCODER_HEADS", Integer.toString(shape.encoder().heads()))
            .replace("DECODER_LAYERS", Integer.toString(shape.decoder().layers()))
            .replace("DECODER_HEADS", Integer.toString(shape.decoder().heads()))
            .replace("DECODER", Integer.toString(decoder))
            .replace("LAST", Integer.toString(last))
            .replace("WIDTH", Integer.toString(shape.width()));
  }

  private static String norm(int at) {
    return "(self).norm(x, w[" + at + "], w[" + (at + 1) + "], )";
  }
}

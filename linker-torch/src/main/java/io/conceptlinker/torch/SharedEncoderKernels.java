package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;
import io.conceptlinker.link.lm.weights.SharedEncoderShape;

/**
 * The text of the TorchScript methods that compute a shared-encoder model of one shape, in training
 * and to answer questions.
 *
 * <p>Shapes: {@code ids} and {@code positions} [E, T] of passages and [R, T] of answers,
 * right-padded; {@code w} the parameters in the order of {@link SharedEncoderShape#weights}, behind
 * them, to answer questions, {@code cos} and {@code sin} [longest, headWidth]; {@code first} and
 * {@code last} [B], the places of mentions in the flattened passages, {@code tokens} [B, M] those
 * of their tokens, {@code places} [B, 1 + M] the positions of what is seen of them; {@code cache}
 * [2 · decoder layers, B, keyHeads, 1 + M, headWidth], the keys and then the values that each layer
 * of the decoder sees of a mention; {@code rows} [R], for each answer its mention. Masks are true
 * where there is something: of passages [E, 1, 1, T], of answers [R, 1, T, 1 + M + T]. Hidden
 * states between layers are in 32 bits.
 *
 * <p>{@code states} are those of all tokens, [E, T, width]; {@code prefill}, which takes the states
 * of passages without padding, and {@code answer} are those of {@link InferenceKernels}; {@code
 * tags} are the log-probabilities [tokens, tags] of the head that finds mentions. {@code hidden},
 * {@code choiceHidden} and {@code logits} are for {@link TrainingKernels}; {@code passages} is the
 * loss of annotated passages: that of the answers and {@code share} times that of the tags.
 */
final class SharedEncoderKernels {

  private static final String METHODS =
      """
        def narrow(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return NARROWED
        def linear(self: __torch__.Kernels, x: Tensor, w: Tensor) -> Tensor:
          return torch.linear(x, (self).narrow(w, ), None)
        def norm(self: __torch__.Kernels, x: Tensor, w: Tensor) -> Tensor:
          v = torch.mean(torch.mul(x, x), [-1], True)
          return torch.mul(torch.mul(x, torch.rsqrt(torch.add(v, EPSILON))), w)
        def normed(self: __torch__.Kernels, x: Tensor, w: Tensor) -> Tensor:
          return (self).narrow((self).norm(x, w, ), )
        def rotate(self: __torch__.Kernels, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
          a, b, = torch.chunk(x, 2, -1)
          r = torch.cat([torch.neg(b), a], -1)
          return torch.add(torch.mul(x, cos), torch.mul(r, sin))
        def heads(self: __torch__.Kernels, h: Tensor, w: Tensor, count: int) -> Tensor:
          x = (self).linear(h, w, )
          return torch.transpose(torch.view(x, [torch.size(x, 0), torch.size(x, 1), count, HEAD_WIDTH]), 1, 2)
        def placed(self: __torch__.Kernels, table: Tensor, positions: Tensor) -> Tensor:
          return (self).narrow(torch.unsqueeze(torch.embedding(table, positions), 1), )
        def added(self: __torch__.Kernels, x: Tensor, y: Tensor, train: bool) -> Tensor:
          return torch.add(x, torch.dropout(torch.to(y, 6), DROPOUT, train))
        def attended(self: __torch__.Kernels, x: Tensor, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, w: List[Tensor], at: int, train: bool) -> Tensor:
          o = torch.scaled_dot_product_attention(q, k, v, mask, 0., False, scale=None, enable_gqa=GROUPED)
          o = torch.reshape(torch.transpose(o, 1, 2), [torch.size(x, 0), torch.size(x, 1), QUERIES])
          x = (self).added(x, (self).linear(o, w[at + 4], ), train, )
          h = (self).normed(x, w[at + 5], )
          g = torch.mul(torch.silu((self).linear(h, w[at + 6], )), (self).linear(h, w[at + 7], ))
          return (self).added(x, (self).linear(g, w[at + 8], ), train, )
        def encoded(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], train: bool) -> Tensor:
          c = (self).placed(cos, positions, )
          s = (self).placed(sin, positions, )
          x = torch.to(torch.embedding(w[0], ids), 6)
          for layer in range(ENCODER_LAYERS):
            at = ENCODER_AT + 9 * layer
            h = (self).normed(x, w[at], )
            q = (self).rotate((self).heads(h, w[at + 1], HEADS, ), c, s, )
            k = (self).rotate((self).heads(h, w[at + 2], KEY_HEADS, ), c, s, )
            v = (self).heads(h, w[at + 3], KEY_HEADS, )
            x = (self).attended(x, q, k, v, mask, w, at, train, )
          return (self).norm(x, w[NORM_AT], )
        def remembered(self: __torch__.Kernels, x: Tensor, first: Tensor, last: Tensor, tokens: Tensor, places: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor]) -> Tensor:
          flat = torch.reshape(x, [-1, WIDTH])
          ends = torch.cat([torch.index_select(flat, 0, first), torch.index_select(flat, 0, last)], 1)
          v = (self).linear((self).narrow(ends, ), w[NORM_AT + 1], )
          v = torch.to((self).linear(torch.silu(v), w[NORM_AT + 2], ), 6)
          inner = torch.index_select(flat, 0, torch.reshape(tokens, [-1]))
          inner = torch.reshape(inner, [torch.size(tokens, 0), torch.size(tokens, 1), WIDTH])
          m = torch.cat([torch.unsqueeze(v, 1), inner], 1)
          c = (self).placed(cos, places, )
          s = (self).placed(sin, places, )
          cache = annotate(List[Tensor], [])
          for layer in range(DECODER_LAYERS):
            at = 1 + 9 * layer
            h = (self).normed(m, w[at], )
            cache = torch.append(cache, (self).rotate((self).heads(h, w[at + 2], KEY_HEADS, ), c, s, ))
            cache = torch.append(cache, (self).heads(h, w[at + 3], KEY_HEADS, ))
          return torch.stack(cache, 0)
        def decoded(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, rows: Tensor, selected: Tensor, cache: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], train: bool) -> Tensor:
          c = (self).placed(cos, positions, )
          s = (self).placed(sin, positions, )
          x = torch.to(torch.embedding(w[0], ids), 6)
          for layer in range(DECODER_LAYERS):
            at = 1 + 9 * layer
            h = (self).normed(x, w[at], )
            q = (self).rotate((self).heads(h, w[at + 1], HEADS, ), c, s, )
            k = (self).rotate((self).heads(h, w[at + 2], KEY_HEADS, ), c, s, )
            v = (self).heads(h, w[at + 3], KEY_HEADS, )
            k = torch.cat([torch.index_select(torch.select(cache, 0, 2 * layer), 0, rows), k], 2)
            v = torch.cat([torch.index_select(torch.select(cache, 0, 2 * layer + 1), 0, rows), v], 2)
            x = (self).attended(x, q, k, v, mask, w, at, train, )
          x = torch.index_select(torch.reshape(x, [-1, WIDTH]), 0, selected)
          return (self).norm(x, w[ENCODER_AT - 1], )
        def logits(self: __torch__.Kernels, x: Tensor, w: List[Tensor]) -> Tensor:
          return torch.to((self).linear((self).narrow(x, ), w[0], ), 6)
        def tagged(self: __torch__.Kernels, x: Tensor, w: List[Tensor]) -> Tensor:
          t = torch.to((self).linear((self).narrow(x, ), w[NORM_AT + 3], ), 6)
          return torch.add(t, torch.to(w[NORM_AT + 4], 6))
      """;

  private static final String ANSWERING =
      """
        def states(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, w: List[Tensor]) -> Tensor:
          return (self).encoded(ids, positions, mask, w[COSINES], w[COSINES + 1], w, False, )
        def prefill(self: __torch__.Kernels, x: Tensor, first: Tensor, last: Tensor, tokens: Tensor, places: Tensor, w: List[Tensor]) -> Tensor:
          return (self).remembered(x, first, last, tokens, places, w[COSINES], w[COSINES + 1], w, )
        def answer(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, rows: Tensor, selected: Tensor, asked: Tensor, cache: Tensor, w: List[Tensor]) -> Tensor:
          x = (self).decoded(ids, positions, mask, rows, selected, cache, w[COSINES], w[COSINES + 1], w, False, )
          l = torch.log_softmax((self).logits(x, w, ), -1, None)
          return torch.index_select(torch.reshape(l, [-1]), 0, asked)
        def tags(self: __torch__.Kernels, x: Tensor, w: List[Tensor]) -> Tensor:
          return torch.log_softmax((self).tagged(x, w, ), -1, None)
      """;

  private static final String LEARNING =
      """
        def hidden(self: __torch__.Kernels, input: List[Tensor], w: List[Tensor], train: bool) -> Tensor:
          read, spots, there, first, last, tokens, places, ids, positions, mask, rows, selected, cos, sin, = input
          x = (self).encoded(read, spots, there, cos, sin, w, train, )
          cache = (self).remembered(x, first, last, tokens, places, cos, sin, w, )
          return (self).decoded(ids, positions, mask, rows, selected, cache, cos, sin, w, train, )
        def choiceHidden(self: __torch__.Kernels, input: List[Tensor], w: List[Tensor], train: bool) -> Tensor:
          return (self).hidden(input, w, train, )
        def passages(self: __torch__.Kernels, input: List[Tensor], targets: Tensor, weights: Tensor, tags: Tensor, share: Tensor, w: List[Tensor]) -> Tensor:
          read, spots, there, first, last, tokens, places, ids, positions, mask, rows, selected, cos, sin, = input
          x = (self).encoded(read, spots, there, cos, sin, w, True, )
          cache = (self).remembered(x, first, last, tokens, places, cos, sin, w, )
          h = (self).decoded(ids, positions, mask, rows, selected, cache, cos, sin, w, True, )
          l = (self).mean(h, targets, weights, w, )
          t = torch.reshape((self).tagged(x, w, ), [-1, TAGS])
          return torch.add(l, torch.mul(share, torch.cross_entropy_loss(t, tags, None, 1, -100, 0.)))
      """;

  private static final int LAYER_WEIGHTS = 9;

  private SharedEncoderKernels() {}

  /** The methods that answer questions, and those that parameters are loaded with. */
  static String answering(SharedEncoderShape shape, Precision precision) {
    return InferenceKernels.loading(precision) + filled(METHODS + ANSWERING, shape, precision, 0);
  }

  /**
   * The methods for training.
   *
   * @param dropout share of each layer's contributions that a training step drops
   */
  static String learning(SharedEncoderShape shape, Precision precision, double dropout) {
    return InferenceKernels.loading(precision)
        + filled(METHODS + LEARNING, shape, precision, dropout);
  }

  private static String filled(
      String text, SharedEncoderShape shape, Precision precision, double dropout) {
    DecoderShape layers = shape.decoder();
    // The embedding, the layers of the decoder and its last norm stand before the encoder.
    int encoder = 2 + LAYER_WEIGHTS * layers.layers();
    return text.replace("NARROWED", InferenceKernels.narrow("x", precision))
        .replace("COSINES + 1", Integer.toString(shape.weights().size() + 1))
        .replace("COSINES", Integer.toString(shape.weights().size()))
        .replace("EPSILON", Double.toString(layers.epsilon()))
        .replace("DROPOUT", Double.toString(dropout))
        .replace("ENCODER_LAYERS", Integer.toString(shape.encoderLayers()))
        .replace("DECODER_LAYERS", Integer.toString(layers.layers()))
        .replace("ENCODER_AT", Integer.toString(encoder))
        .replace("NORM_AT", Integer.toString(encoder + LAYER_WEIGHTS * shape.encoderLayers()))
        .replace("KEY_HEADS", Integer.toString(layers.keyHeads()))
        .replace("HEAD_WIDTH", Integer.toString(layers.headWidth()))
        .replace("HEADS", Integer.toString(layers.heads()))
        .replace("QUERIES", Integer.toString(layers.heads() * layers.headWidth()))
        .replace("GROUPED", layers.heads() == layers.keyHeads() ? "False" : "True")
        .replace("WIDTH", Integer.toString(layers.width()))
        .replace("TAGS", Integer.toString(SharedEncoderShape.TAGS));
  }
}

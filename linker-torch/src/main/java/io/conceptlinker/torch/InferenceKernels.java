package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;

/**
 * The text of the TorchScript methods that read prompts and answer questions with a decoder of one
 * shape.
 *
 * <p>Shapes: {@code ids} and {@code positions} [B, T], right-padded; {@code w} the parameters in
 * the order of {@link DecoderShape#weights}, norms in 32 bits and the others in the precision of
 * linear maps, and behind them cosines and sines [longest, headWidth]; {@code cache} [2 · layers,
 * B, keyHeads, P, headWidth], the keys and then the values of each layer. Hidden states between
 * layers are in 32 bits.
 *
 * <p>{@code prefill} answers with the cache of a batch of prompts. Padding stands to the right, so
 * causal attention never sees it, and {@code mask} keeps it out later.
 *
 * <p>{@code answer} computes [R, T] tokens that follow the prompts at {@code rows} of a cache, each
 * row after its own prompt. {@code mask} [R, 1, T, P + T] says which keys a token sees; {@code
 * selected} [N] are flattened positions in R · T, and {@code asked} [M] flattened places in [N,
 * vocabulary], whose log-probabilities come back. Query heads of one key head are laid after each
 * other in time, so that attention needs no copies of keys.
 */
final class InferenceKernels {

  private static final String LOADING =
      """
        def forward(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return x
        def narrowed(self: __torch__.Kernels, x: Tensor) -> Tensor:
          return NARROWED
        def joined(self: __torch__.Kernels, parts: List[Tensor]) -> Tensor:
          return torch.cat(parts, 0)
      """;

  private static final String METHODS =
      """
        def norm(self: __torch__.Kernels, x: Tensor, w: Tensor) -> Tensor:
          v = torch.mean(torch.mul(x, x), [-1], True)
          return torch.mul(torch.mul(x, torch.rsqrt(torch.add(v, EPSILON))), w)
        def rotate(self: __torch__.Kernels, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
          a, b, = torch.chunk(x, 2, -1)
          r = torch.cat([torch.neg(b), a], -1)
          return torch.add(torch.mul(x, cos), torch.mul(r, sin))
        def heads(self: __torch__.Kernels, h: Tensor, w: Tensor, count: int) -> Tensor:
          x = torch.linear(h, w, None)
          return torch.transpose(torch.view(x, [torch.size(x, 0), torch.size(x, 1), count, HEAD_WIDTH]), 1, 2)
        def positioned(self: __torch__.Kernels, table: Tensor, positions: Tensor) -> Tensor:
          return torch.unsqueeze(torch.embedding(table, positions), 1)
        def embedded(self: __torch__.Kernels, table: Tensor, ids: Tensor) -> Tensor:
          return torch.to(torch.embedding(table, ids), 6)
        def mixed(self: __torch__.Kernels, x: Tensor, o: Tensor, w: Tensor) -> Tensor:
          flat = torch.reshape(torch.transpose(o, 1, 2), [torch.size(x, 0), torch.size(x, 1), QUERIES])
          return torch.add(x, torch.to(torch.linear(flat, w, None), 6))
        def fed(self: __torch__.Kernels, x: Tensor, n: Tensor, wg: Tensor, wu: Tensor, wd: Tensor) -> Tensor:
          h = NARROW((self).norm(x, n, ))
          g = torch.mul(torch.silu(torch.linear(h, wg, None)), torch.linear(h, wu, None))
          return torch.add(x, torch.to(torch.linear(g, wd, None), 6))
        def prefill(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, w: List[Tensor]) -> Tensor:
          c = (self).positioned(w[COSINES], positions, )
          s = (self).positioned(w[SINES], positions, )
          x = (self).embedded(w[0], ids, )
          cache = annotate(List[Tensor], [])
          for layer in range(LAYERS):
            at = 9 * layer
            h = NARROW((self).norm(x, w[at + 1], ))
            k = (self).rotate((self).heads(h, w[at + 3], KEY_HEADS, ), c, s, )
            v = (self).heads(h, w[at + 4], KEY_HEADS, )
            cache = torch.append(cache, k)
            cache = torch.append(cache, v)
            if layer < LAYERS - 1:
              q = (self).rotate((self).heads(h, w[at + 2], HEADS, ), c, s, )
              o = torch.scaled_dot_product_attention(q, k, v, None, 0., True, scale=None, enable_gqa=GROUPED)
              x = (self).mixed(x, o, w[at + 5], )
              x = (self).fed(x, w[at + 6], w[at + 7], w[at + 8], w[at + 9], )
          return torch.stack(cache, 0)
        def answer(self: __torch__.Kernels, ids: Tensor, positions: Tensor, mask: Tensor, rows: Tensor, selected: Tensor, asked: Tensor, cache: Tensor, w: List[Tensor]) -> Tensor:
          c = (self).positioned(w[COSINES], positions, )
          s = (self).positioned(w[SINES], positions, )
          x = (self).embedded(w[0], ids, )
          count = torch.size(ids, 0)
          time = torch.size(ids, 1)
          seen = torch.repeat(mask, [1, 1, GROUP, 1])
          for layer in range(LAYERS):
            at = 9 * layer
            h = NARROW((self).norm(x, w[at + 1], ))
            q = (self).rotate((self).heads(h, w[at + 2], HEADS, ), c, s, )
            k = (self).rotate((self).heads(h, w[at + 3], KEY_HEADS, ), c, s, )
            v = (self).heads(h, w[at + 4], KEY_HEADS, )
            pk = torch.index_select(torch.select(cache, 0, 2 * layer), 0, rows)
            pv = torch.index_select(torch.select(cache, 0, 2 * layer + 1), 0, rows)
            k = torch.cat([pk, k], 2)
            v = torch.cat([pv, v], 2)
            q = torch.reshape(q, [count, KEY_HEADS, GROUP * time, HEAD_WIDTH])
            o = torch.scaled_dot_product_attention(q, k, v, seen, 0., False, scale=None, enable_gqa=False)
            x = (self).mixed(x, torch.reshape(o, [count, HEADS, time, HEAD_WIDTH]), w[at + 5], )
            x = (self).fed(x, w[at + 6], w[at + 7], w[at + 8], w[at + 9], )
          x = torch.index_select(torch.reshape(x, [-1, WIDTH]), 0, selected)
          x = NARROW((self).norm(x, w[FINAL], ))
          l = torch.log_softmax(torch.to(torch.linear(x, w[HEAD_AT], None), 6), -1, None)
          return torch.index_select(torch.reshape(l, [-1]), 0, asked)
      """;

  private static final int BFLOAT16 = 15;
  private static final int LAYER_WEIGHTS = 9;

  private InferenceKernels() {}

  /** The methods {@code narrowed}, {@code joined}, {@code prefill} and {@code answer}. */
  static String text(DecoderShape shape, Precision precision) {
    int last = 1 + LAYER_WEIGHTS * shape.layers();
    String methods =
        METHODS
            .replace("COSINES", Integer.toString(shape.weights().size()))
            .replace("SINES", Integer.toString(shape.weights().size() + 1))
            .replace("EPSILON", Double.toString(shape.epsilon()))
            .replace("KEY_HEADS", Integer.toString(shape.keyHeads()))
            .replace("HEAD_WIDTH", Integer.toString(shape.headWidth()))
            .replace("HEAD_AT", Integer.toString(shape.tied() ? 0 : last + 1))
            .replace("HEADS", Integer.toString(shape.heads()))
            .replace("QUERIES", Integer.toString(shape.heads() * shape.headWidth()))
            .replace("GROUPED", shape.heads() == shape.keyHeads() ? "False" : "True")
            .replace("GROUP", Integer.toString(shape.heads() / shape.keyHeads()))
            .replace("LAYERS", Integer.toString(shape.layers()))
            .replace("WIDTH", Integer.toString(shape.width()))
            .replace("FINAL", Integer.toString(last));
    return loading(precision)
        + methods.replaceAll("NARROW\\((.*)\\)\n", narrow("$1", precision) + "\n");
  }

  /** The methods that parameters are loaded with. */
  static String loading(Precision precision) {
    return LOADING.replace("NARROWED", narrow("x", precision));
  }

  /** A value in what linear maps compute in. */
  static String narrow(String value, Precision precision) {
    return precision == Precision.BFLOAT16 ? "torch.to(" + value + ", " + BFLOAT16 + ")" : value;
  }
}

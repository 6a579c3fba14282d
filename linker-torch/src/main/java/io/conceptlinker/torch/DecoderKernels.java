package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;

/**
 * The text of the TorchScript methods that compute a decoder of one shape.
 *
 * <p>Shapes: {@code ids} [B, T], right-padded; {@code x} [B, T, width]; {@code cos} and {@code sin}
 * [T, headWidth]; {@code sel} [N], positions in the flattened B·T; {@code targets} and {@code
 * weights} [N]; {@code w} the parameters in the order of {@link DecoderShape#weights}. Padding
 * stands to the right, so causal attention never sees it.
 */
final class DecoderKernels {

  private static final int EMBEDDING = 0;
  private static final int FIRST_LAYER = 1;
  private static final int LAYER_WEIGHTS = 9;

  private final DecoderShape shape;
  private final boolean half;
  private final double dropout;
  private final double smoothing;
  private final StringBuilder text = new StringBuilder();

  private DecoderKernels(
      DecoderShape shape, Precision precision, double dropout, double smoothing) {
    this.shape = shape;
    this.half = precision == Precision.BFLOAT16;
    this.dropout = dropout;
    this.smoothing = smoothing;
  }

  /**
   * The methods {@code loss}, {@code surprise}, {@code scores}, {@code choice}, {@code choices} and
   * {@code update}.
   *
   * @param dropout share of each layer's contributions that a training step drops
   * @param smoothing label smoothing of the loss
   */
  static String text(DecoderShape shape, Precision precision, double dropout, double smoothing) {
    DecoderKernels kernels = new DecoderKernels(shape, precision, dropout, smoothing);
    kernels.forward();
    kernels.linear();
    kernels.norm();
    kernels.rotate();
    kernels.layer(false);
    kernels.hidden(false);
    kernels.loss();
    kernels.surprise();
    kernels.scores();
    kernels.layer(true);
    kernels.hidden(true);
    kernels.choice();
    kernels.choices();
    kernels.update();
    return kernels.text.toString();
  }

  private void method(String name, String parameters) {
    text.append("  def ")
        .append(name)
        .append("(self: __torch__.Kernels, ")
        .append(parameters)
        .append(") -> Tensor:\n");
  }

  private void line(String line) {
    text.append("    ").append(line).append('\n');
  }

  /** What linear maps compute in. */
  private String narrow(String value) {
    return half ? "torch.to(" + value + ", 15)" : value;
  }

  /** Back to 32 bits. */
  private String widen(String value) {
    return half ? "torch.to(" + value + ", 6)" : value;
  }

  private String dropped(String value) {
    return dropout > 0 ? "torch.dropout(" + value + ", " + dropout + ", train)" : value;
  }

  /** Every module needs one; this one is not used. */
  private void forward() {
    method("forward", "x: Tensor");
    line("return x");
  }

  private void linear() {
    method("linear", "x: Tensor, w: Tensor");
    line("return torch.linear(x, " + narrow("w") + ", None)");
  }

  private void norm() {
    method("norm", "x: Tensor, w: Tensor");
    line("v = torch.mean(torch.mul(x, x), [-1], True)");
    line("return torch.mul(torch.mul(x, torch.rsqrt(torch.add(v, " + shape.epsilon() + "))), w)");
  }

  /** Rotary positions in the half-split order of Hugging Face's checkpoints. */
  private void rotate() {
    method("rotate", "x: Tensor, cos: Tensor, sin: Tensor");
    line("a, b, = torch.chunk(x, 2, -1)");
    line("r = torch.cat([torch.neg(b), a], -1)");
    line("return torch.add(torch.mul(x, cos), torch.mul(r, sin))");
  }

  /**
   * One layer.
   *
   * @param masked whether a mask says what tokens see; otherwise they see all before them
   */
  private void layer(boolean masked) {
    method(
        masked ? "maskedLayer" : "layer",
        "x: Tensor, cos: Tensor, sin: Tensor, "
            + (masked ? "mask: Tensor, " : "")
            + "n1: Tensor, wq: Tensor, wk: Tensor, wv: Tensor, wo:"
            + " Tensor, n2: Tensor, wg: Tensor, wu: Tensor, wd: Tensor, train: bool");
    line("rows = torch.size(x, 0)");
    line("columns = torch.size(x, 1)");
    line("h = " + narrow("(self).norm(x, n1, )"));
    heads("q", "wq", shape.heads());
    heads("k", "wk", shape.keyHeads());
    heads("v", "wv", shape.keyHeads());
    line("q = (self).rotate(q, cos, sin, )");
    line("k = (self).rotate(k, cos, sin, )");
    line(
        "o = torch.scaled_dot_product_attention(q, k, v, "
            + (masked ? "mask, 0., False" : "None, 0., True")
            + ", scale=None, enable_gqa="
            + (shape.heads() == shape.keyHeads() ? "False" : "True")
            + ")");
    line(
        "o = torch.reshape(torch.transpose(o, 1, 2), [rows, columns, "
            + shape.heads() * shape.headWidth()
            + "])");
    line("x = torch.add(x, " + dropped(widen("(self).linear(o, wo, )")) + ")");
    line("h = " + narrow("(self).norm(x, n2, )"));
    line("g = torch.mul(torch.silu((self).linear(h, wg, )), (self).linear(h, wu, ))");
    line("return torch.add(x, " + dropped(widen("(self).linear(g, wd, )")) + ")");
  }

  private void heads(String name, String weight, int heads) {
    line(
        name
            + " = torch.transpose(torch.view((self).linear(h, "
            + weight
            + ", ), [rows, columns, "
            + heads
            + ", "
            + shape.headWidth()
            + "]), 1, 2)");
  }

  /** The normalised hidden states of the selected positions, [N, width]. */
  private void hidden(boolean masked) {
    method(
        masked ? "maskedHidden" : "hidden",
        "ids: Tensor, "
            + (masked ? "pos: Tensor, mask: Tensor, " : "")
            + "sel: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor], train: bool");
    line("cs = " + narrow(masked ? placed("cos") : "cos"));
    line("sn = " + narrow(masked ? placed("sin") : "sin"));
    line("x = torch.embedding(w[" + EMBEDDING + "], ids)");
    for (int layer = 0; layer < shape.layers(); layer++) {
      StringBuilder call =
          new StringBuilder(
              masked ? "x = (self).maskedLayer(x, cs, sn, mask" : "x = (self).layer(x, cs, sn");
      for (int i = 0; i < LAYER_WEIGHTS; i++) {
        call.append(", w[").append(FIRST_LAYER + LAYER_WEIGHTS * layer + i).append(']');
      }
      line(call.append(", train, )").toString());
    }
    line("x = torch.index_select(torch.reshape(x, [-1, " + shape.width() + "]), 0, sel)");
    line("return (self).norm(x, w[" + finalNorm() + "], )");
  }

  /** Rows of a table of rotations for the positions of each token: [B, 1, T, headWidth]. */
  private String placed(String table) {
    return "torch.unsqueeze(torch.reshape(torch.index_select("
        + table
        + ", 0, pos), [torch.size(ids, 0), torch.size(ids, 1), "
        + shape.headWidth()
        + "]), 1)";
  }

  private int finalNorm() {
    return FIRST_LAYER + LAYER_WEIGHTS * shape.layers();
  }

  private String logits(String hidden) {
    int head = shape.tied() ? EMBEDDING : finalNorm() + 1;
    return widen("(self).linear(" + narrow(hidden) + ", w[" + head + "], )");
  }

  /** The weighted mean of the targets' negative log-probabilities, a scalar. */
  private void loss() {
    method(
        "loss",
        "ids: Tensor, sel: Tensor, targets: Tensor, weights: Tensor, cos: Tensor, sin: Tensor, w:"
            + " List[Tensor]");
    line("x = (self).hidden(ids, sel, cos, sin, w, True, )");
    line(
        "e = torch.cross_entropy_loss("
            + logits("x")
            + ", targets, None, 0, -100, "
            + smoothing
            + ")");
    line("return torch.div(torch.sum(torch.mul(e, weights)), torch.sum(weights))");
  }

  /** The weighted sum of the targets' negative log-probabilities, nothing dropped or smoothed. */
  private void surprise() {
    method(
        "surprise",
        "ids: Tensor, sel: Tensor, targets: Tensor, weights: Tensor, cos: Tensor, sin: Tensor, w:"
            + " List[Tensor]");
    line("x = (self).hidden(ids, sel, cos, sin, w, False, )");
    line("e = torch.cross_entropy_loss(" + logits("x") + ", targets, None, 0, -100, 0.)");
    line("return torch.sum(torch.mul(e, weights))");
  }

  /** The log-probabilities of all tokens after the selected positions, [N, vocabulary]. */
  private void scores() {
    method("scores", "ids: Tensor, sel: Tensor, cos: Tensor, sin: Tensor, w: List[Tensor]");
    line("x = (self).hidden(ids, sel, cos, sin, w, False, )");
    line("return torch.log_softmax(" + logits("x") + ", -1, None)");
  }

  private static final String CHOICE =
      "ids: Tensor, pos: Tensor, mask: Tensor, sel: Tensor, targets: Tensor, names: Tensor, present:"
          + " Tensor, cos: Tensor, sin: Tensor, ";

  /** Sets {@code s} to the log-probability of each name, [B, names], and {@code e} to its parts. */
  private void nameScores(String train) {
    line("x = (self).maskedHidden(ids, pos, mask, sel, cos, sin, w, " + train + ", )");
    line("e = torch.cross_entropy_loss(" + logits("x") + ", targets, None, 0, -100, 0.)");
    line(
        "s = torch.neg(torch.index_add(torch.reshape(torch.zeros_like(present), [-1]), 0, names,"
            + " e))");
    line("s = torch.reshape(s, [torch.size(present, 0), torch.size(present, 1)])");
  }

  /**
   * The mean negative logarithm of the right names' share in the probability of all names, and
   * {@code likelihood} times the mean negative log-probability of a token of right names.
   */
  private void choice() {
    method(
        "choice", CHOICE + "right: Tensor, weights: Tensor, likelihood: Tensor, w: List[Tensor]");
    nameScores("True");
    line("a = torch.logsumexp(torch.add(s, present), [1])");
    line("b = torch.logsumexp(torch.add(s, right), [1])");
    line("l = torch.div(torch.sum(torch.mul(e, weights)), torch.sum(weights))");
    line("return torch.add(torch.mean(torch.sub(a, b)), torch.mul(likelihood, l))");
  }

  /** The log-probability of each name, [B, names]. */
  private void choices() {
    method("choices", CHOICE + "w: List[Tensor]");
    nameScores("False");
    line("return s");
  }

  /**
   * One step of AdamW (Loshchilov and Hutter 2019) in place, after the gradients were scaled down
   * to a norm of 1 over all of them; answers with their norm before that. The first lists decay,
   * the second do not. Gradients are zero afterwards.
   */
  private void update() {
    method(
        "update",
        "w: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], s: List[Tensor], w0:"
            + " List[Tensor], g0: List[Tensor], m0: List[Tensor], v0: List[Tensor], s0:"
            + " List[Tensor], lr: Tensor, decay: float");
    line(
        "n = torch.norm(torch.cat([torch.stack(torch._foreach_norm(g, 2)),"
            + " torch.stack(torch._foreach_norm(g0, 2))], 0), 2)");
    line("c = torch.clamp(torch.reciprocal(torch.add(n, 1.0e-6)), None, 1.0)");
    step("g", "w", "m", "v", "s", "decay");
    step("g0", "w0", "m0", "v0", "s0", "0.");
    line("return n");
  }

  private void step(String g, String w, String m, String v, String s, String decay) {
    line("torch._foreach_mul_(" + g + ", c)");
    line("torch._foreach_add_(" + s + ", 1)");
    line(
        "torch._fused_adamw_("
            + String.join(", ", w, g, m, v)
            + ", annotate(List[Tensor], []), "
            + s
            + ", lr=lr, beta1=0.9, beta2=0.98, weight_decay="
            + decay
            + ", eps=1.0e-8, amsgrad=False, maximize=False)");
    line("torch._foreach_zero_(" + g + ")");
  }
}

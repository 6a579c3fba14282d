package io.conceptlinker.torch;

import io.conceptlinker.link.lm.weights.DecoderShape;

/**
 * The text of the TorchScript methods that compute a decoder of one shape in training.
 *
 * <p>Shapes: {@code ids} [B, T], right-padded; {@code x} [B, T, width]; {@code cos} and {@code sin}
 * [T, headWidth]; {@code sel} [N], positions in the flattened B·T; {@code w} the parameters in the
 * order of {@link DecoderShape#weights}. Padding stands to the right, so causal attention never
 * sees it.
 */
final class DecoderKernels {

  private static final int EMBEDDING = 0;
  private static final int FIRST_LAYER = 1;
  private static final int LAYER_WEIGHTS = 9;

  private final DecoderShape shape;
  private final Precision precision;
  private final double dropout;
  private final StringBuilder text = new StringBuilder();

  private DecoderKernels(DecoderShape shape, Precision precision, double dropout) {
    this.shape = shape;
    this.precision = precision;
    this.dropout = dropout;
  }

  /**
   * The methods {@code hidden}, {@code choiceHidden} and {@code logits}, for {@link
   * TrainingKernels}.
   *
   * @param dropout share of each layer's contributions that a training step drops
   */
  static String text(DecoderShape shape, Precision precision, double dropout) {
    DecoderKernels kernels = new DecoderKernels(shape, precision, dropout);
    kernels.forward();
    kernels.linear();
    kernels.norm();
    kernels.rotate();
    kernels.layer(false);
    kernels.hidden(false);
    kernels.layer(true);
    kernels.hidden(true);
    kernels.logits();
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
    return InferenceKernels.narrow(value, precision);
  }

  /** Back to 32 bits. */
  private String widen(String value) {
    return precision == Precision.BFLOAT16 ? "torch.to(" + value + ", 6)" : value;
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
    method(masked ? "choiceHidden" : "hidden", "input: List[Tensor], w: List[Tensor], train: bool");
    line((masked ? "ids, pos, mask, sel, cos, sin" : "ids, sel, cos, sin") + ", = input");
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

  /** The scores of all tokens after selected positions, [N, vocabulary]. */
  private void logits() {
    int head = shape.tied() ? EMBEDDING : finalNorm() + 1;
    method("logits", "x: Tensor, w: List[Tensor]");
    line("return " + widen("(self).linear(" + narrow("x") + ", w[" + head + "], )"));
  }
}
